// node:http and React's renderToString of a list of 24 cards, with no router, no loader and no database.
import { createServer } from 'node:http'
import { createElement as h } from 'react'
import { renderToString } from 'react-dom/server'

const products = Array.from({ length: 24 }, (_, n) => ({ id: n, name: `Chè Đinh Tân Cương hộp ${n}`, price: `${250 + n}.000 đ`, perKg: `${1250 + n}.000 đ/kg`, place: 'Xã Tân Cương, Thái Nguyên', stars: 3 + (n % 3) }))

const Card = ({ product }) =>
  h('li', { className: 'card' },
    h('a', { href: `/san-pham/${product.id}` },
      h('picture', null,
        ['avif', 'webp'].map((type) => h('source', { key: type, type: `image/${type}`, srcSet: [320, 640, 1280].map((width) => `/anh/${product.id}/${width}.${type} ${width}w`).join(', '), sizes: '50vw' })),
        h('img', { src: `/anh/${product.id}/320.jpg`, alt: product.name, width: 320, height: 240, loading: 'lazy' }),
      ),
      h('h3', null, product.name),
    ),
    h('p', { className: 'price' }, product.price, h('span', null, product.perKg)),
    h('p', { className: 'place' }, product.place),
    h('span', { className: 'stars' }, `OCOP ${product.stars}`),
  )

const Page = () => h('html', { lang: 'vi' }, h('head', null, h('title', null, 'Chợ Làng')), h('body', null, h('main', null, h('h1', null, 'Hàng đang bán'), h('ul', null, products.map((product) => h(Card, { key: product.id, product }))))))

createServer((_request, response) => {
  const body = `<!DOCTYPE html>${renderToString(h(Page))}`
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': Buffer.byteLength(body) }).end(body)
}).listen(Number(process.env.PORT), '127.0.0.1')
