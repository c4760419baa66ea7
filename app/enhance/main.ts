/** The basket's count, from the cookie that holds nothing but a number; pages are the same for everybody. */
const count = /(?:^|;\s*)gio_so=(\d{1,3})(?:;|$)/.exec(document.cookie)?.[1]
if (count && count !== '0') document.querySelectorAll('[data-basket-count]').forEach((place) => (place.textContent = count))
