import { layout, route, type RouteConfig } from '@remix-run/route-config'

/** Every address of the market. Vietnamese shop pages have no prefix, English ones are /en/… */
export default [
  // buyer: every page stands in the frame of the shop and also under /en
  route('en?', 'routes/shop/shop-layout.tsx', [
    // the market

    // basket to payment
    route('gio-hang', 'routes/shop/basket.tsx'),
    route('dat-hang', 'routes/shop/checkout.tsx'),

    // following an order

    route('*', 'routes/shop/not-found.tsx'),
  ]),

  // account

  // farmer
  layout('routes/farmer/layout.tsx', [
    // household, stall and learning
    route('nong-ho', 'routes/farmer/today.tsx'),
    route('nong-ho/ho-so', 'routes/farmer/profile.tsx'),
    route('nong-ho/gian-hang', 'routes/farmer/stall.tsx'),
    route('nong-ho/hoc', 'routes/farmer/learn.tsx'),

    // goods

    // orders
  ]),

  // extension officers and community teams
  layout('routes/officer/layout.tsx', [
    // households

    // today and progress
    route('can-bo', 'routes/officer/today.tsx'),
    route('can-bo/chuyen-tham', 'routes/officer/visits.tsx'),
    route('can-bo/tien-do', 'routes/officer/progress.tsx'),
    route('can-bo/tien-do/:figure', 'routes/officer/progress-behind.tsx'),
  ]),

  // province operator, collector, auditor
  layout('routes/admin/layout.tsx', [
    route('quan-tri/chi-so', 'routes/admin/indicators.tsx'),
    route('quan-tri/chi-so/:figure', 'routes/admin/indicators-behind.tsx'),
    route('quan-tri/thanh-phan', 'routes/admin/components.tsx'),
  ]),

  // post clerk

  // machines
] satisfies RouteConfig
