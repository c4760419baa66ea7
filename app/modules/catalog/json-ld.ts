type Told = { name: string; description: string; price: number; stock: number; sellable: boolean; stall: { name: string }; provinceName: string; communeName: string }

/** schema.org/Product, as search engines read it. */
export const productJsonLd = (product: Told, { url, image }: { url: string; image: string | undefined }) => ({
  '@context': 'https://schema.org',
  '@type': 'Product',
  name: product.name,
  description: product.description.slice(0, 500),
  ...(image && { image }),
  brand: { '@type': 'Brand', name: product.stall.name },
  countryOfOrigin: { '@type': 'Country', name: 'VN' },
  offers: {
    '@type': 'Offer',
    url,
    price: product.price,
    priceCurrency: 'VND',
    availability: product.sellable && product.stock > 0 ? 'https://schema.org/InStock' : 'https://schema.org/OutOfStock',
    seller: { '@type': 'Organization', name: product.stall.name, address: { '@type': 'PostalAddress', addressLocality: product.communeName, addressRegion: product.provinceName, addressCountry: 'VN' } },
  },
})
