/** The basket's count, from the cookie that holds nothing but a number; pages are the same for everybody. */
const count = /(?:^|;\s*)gio_so=(\d{1,3})(?:;|$)/.exec(document.cookie)?.[1]
if (count && count !== '0') document.querySelectorAll('[data-basket-count]').forEach((place) => (place.textContent = count))

/** What a buyer types into another app goes there whole. Without the clipboard (plain HTTP, old browsers) the buttons stay hidden. */
if (navigator.clipboard)
  document.querySelectorAll<HTMLButtonElement>('[data-copy]').forEach((button) => {
    button.hidden = false
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(button.dataset.copy!).then(() => (button.textContent = button.dataset.copied!))
    })
  })
