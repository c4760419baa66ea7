import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'
import { LanguageProvider } from '#app/lib/i18n.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'

/** A page as the browser gets it, in Vietnamese, with nothing around it. */
export function rendered(element: ReactNode): string {
  const inLanguage = createElement(LanguageProvider, { locale: 'vi', catalog: catalogs.vi, children: element })
  const routes = [{ id: 'page', path: '*', element: inLanguage }]
  const location = { pathname: '/', search: '', hash: '', state: null, key: 'test' }
  const matches = [{ params: {}, pathname: '/', pathnameBase: '/', route: routes[0]! }]
  const context = { basename: '/', location, matches, loaderData: {}, actionData: null, errors: null, statusCode: 200, loaderHeaders: {}, actionHeaders: {}, activeDeferreds: null }
  return renderToStaticMarkup(createElement(StaticRouterProvider, { router: createStaticRouter(routes, context), context, hydrate: false }))
}
