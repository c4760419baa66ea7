import { route, type RouteConfig } from '@remix-run/route-config'

export default [
  // buyer: every page stands in the frame of the shop and also under /en
  route('en?', 'routes/shop/shop-layout.tsx', [
    // basket to payment
    route('gio-hang', 'routes/shop/basket.tsx'),
    route('dat-hang', 'routes/shop/checkout.tsx'),
    route('*', 'routes/shop/not-found.tsx'),
  ]),
] satisfies RouteConfig
