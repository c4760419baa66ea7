import { Page, Section } from '../page.tsx'
import { ShopFooter, ShopHeader, type ShopTexts } from '../shop-shell.tsx'
import { WorkBanner, WorkHeader, WorkNav } from '../work-shell.tsx'

const texts: ShopTexts = {
  brand: 'The Market',
  slogan: 'Goods of one commune each, straight from the people who grow them.',
  skip: 'To the content',
  search: 'Search goods',
  searchPlaceholder: 'tea, rice, fish sauce',
  searchButton: 'Search',
  products: 'Goods',
  stalls: 'Stalls',
  basket: 'Basket',
  account: 'My book',
  otherLanguage: 'English',
  help: 'Help',
  rules: 'Market rules',
  privacy: 'Privacy',
  ranking: 'How goods are ordered',
  track: 'Find my order',
  sell: 'I want to sell',
  siteMenu: 'My things',
  footerMenu: 'About the market',
}

const nav = [
  { to: '/quan-tri/thanh-phan', label: 'Today', icon: 'home' as const },
  { to: '/nong-ho/don-hang', label: 'Orders', icon: 'box' as const, count: 2 },
  { to: '/nong-ho/san-pham', label: 'Goods', icon: 'leaf' as const },
  { to: '/nong-ho/tien-ve', label: 'Money', icon: 'money' as const },
  { to: '/nong-ho/hoc', label: 'Learn', icon: 'book' as const },
]

/** The box is moved by nothing, which keeps the fixed menu inside it. */
export function ShellShow() {
  return (
    <>
      <Page><Section title="Shop and work screens">{null}</Section></Page>
      <ShopHeader locale="vi" texts={texts} href={(path) => path} otherLanguageHref="/en" />
      <ShopFooter texts={texts} href={(path) => path} />
      <div className="mt-8 transform pb-24">
        <WorkHeader title="A stall" person="Mrs Tu" texts={{ skip: 'To the content', menu: 'Work', home: 'To the market' }} signOut={<a href="#out">Leave</a>} />
        <WorkBanner>An officer is acting for Mrs Tu. Every act is kept for her to see.</WorkBanner>
        <WorkNav nav={nav} label="Work" />
      </div>
    </>
  )
}
