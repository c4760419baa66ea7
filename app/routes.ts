import { route, type RouteConfig } from '@remix-run/route-config'

export default [
  route('*', 'routes/shop/not-found.tsx'),
] satisfies RouteConfig
