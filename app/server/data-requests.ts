import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import type { RequestHandler } from 'express'
import { sendPlainPage } from './plain-page.ts'

type RouteObject = Parameters<typeof matchRoutes>[0][number]

/**
 * Only hydrated work screens fetch data without a page. A buyer page is whole or nothing: its data must not become
 * a second, uncached way in.
 */
export function dataForWorkScreensOnly(routes: ServerBuild['routes']): RequestHandler {
  const tree = routeTree(routes)
  const hydrates = (pathname: string) =>
    (matchRoutes(tree, pathname) ?? []).some(({ route }) => (routes[route.id!]?.module.handle as { hydrate?: boolean } | undefined)?.hydrate === true)
  return (request, response, next) => {
    if (!request.path.endsWith('.data')) return next()
    const pathname = request.path === '/_root.data' ? '/' : request.path.slice(0, -'.data'.length)
    if (hydrates(pathname)) return next()
    sendPlainPage(request, response, 404, 'notFound')
  }
}

const routeTree = (routes: ServerBuild['routes'], parentId?: string): RouteObject[] =>
  Object.values(routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return []
    const { id, index, path } = route
    const place = { id, ...(path === undefined ? {} : { path }) }
    return [index ? { ...place, index } : { ...place, children: routeTree(routes, id) }]
  })
