import { route, type RouteConfig } from '@remix-run/route-config'

export default [
  // buyer: basket to payment
  route('en?/gio-hang', 'routes/shop/basket.tsx'),
  route('en?/dat-hang', 'routes/shop/checkout.tsx'),
  route('*', 'routes/shop/not-found.tsx'),
] satisfies RouteConfig
