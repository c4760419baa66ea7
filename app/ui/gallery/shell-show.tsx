import { Button } from '../button.tsx'
import { Page, PageTitle } from '../page.tsx'
import { ShopShell, type ShopTexts } from '../shop-shell.tsx'

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

export function ShellShow() {
  return (
    <ShopShell locale="vi" texts={texts} href={(path) => path} otherLanguageHref="/en">
      <Page width="narrow">
        <PageTitle lead="Header and footer of every page a buyer sees.">The shop</PageTitle>
        <Button wide icon="basket">Put in basket</Button>
      </Page>
    </ShopShell>
  )
}
