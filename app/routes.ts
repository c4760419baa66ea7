import { index, layout, route, type RouteConfig } from '@remix-run/route-config'

/** Every address of the market. Vietnamese shop pages have no prefix, English ones are /en/… */
export default [
  // buyer: every page stands in the frame of the shop and also under /en
  route('en?', 'routes/shop/shop-layout.tsx', [
    // the market
    index('routes/shop/home.tsx'),
    route('san-pham', 'routes/shop/products.tsx'),
    route('san-pham/:slug', 'routes/shop/product.tsx'),
    route('gian-hang', 'routes/shop/stalls.tsx'),
    route('gian-hang/:slug', 'routes/shop/stall.tsx'),
    route('tro-giup', 'routes/shop/help.tsx'),
    route('quy-che', 'routes/shop/rules.tsx'),
    route('rieng-tu', 'routes/shop/privacy.tsx'),
    route('cach-xep-hang', 'routes/shop/ranking.tsx'),

    // basket to payment
    route('gio-hang', 'routes/shop/basket.tsx'),
    route('dat-hang', 'routes/shop/checkout.tsx'),
    route('thanh-toan/vnpay/ket-qua', 'routes/shop/vnpay-return.tsx'),
    route('thanh-toan/:groupCode', 'routes/shop/pay.tsx'),

    // following an order
    route('don-hang/:code', 'routes/shop/order.tsx'),
    route('don-hang/:code/van-de', 'routes/shop/complaint.tsx'),
    route('tra-cuu', 'routes/shop/track.tsx'),

    route('*', 'routes/shop/not-found.tsx'),
  ]),

  // account
  layout('routes/account/layout.tsx', [
    route('dang-nhap', 'routes/account/sign-in.tsx'),
    route('dang-ky', 'routes/account/sign-in.tsx', { id: 'register' }),
    route('dang-nhap/ma', 'routes/account/sign-in-code.tsx'),
    route('dang-nhap/ai', 'routes/account/sign-in-who.tsx'),
    route('dang-nhap/pin', 'routes/account/sign-in-pin.tsx'),
    route('dang-nhap/moi', 'routes/account/sign-in-new.tsx'),
    route('dang-nhap/moi/pin', 'routes/account/sign-in-new-pin.tsx'),
    route('dang-nhap/dat-lai', 'routes/account/reset-pin.tsx'),
    route('dang-nhap/mat-khau', 'routes/account/sign-in-password.tsx'),
    route('dang-nhap/buoc-hai', 'routes/account/second-factor.tsx'),
    route('quen-mat-khau', 'routes/account/forgot.tsx'),
    route('tai-khoan', 'routes/account/mine.tsx'),
    route('tai-khoan/doi', 'routes/account/change-secret.tsx'),
    route('tai-khoan/ghep-may', 'routes/account/pair.tsx'),
    route('tai-khoan/du-lieu', 'routes/account/my-data.tsx'),
    route('tai-khoan/don-hang', 'routes/account/orders.tsx'),
  ]),
  route('tai-khoan/du-lieu/tai-ve', 'routes/account/my-data-download.ts'),
  route('dang-xuat', 'routes/account/sign-out.ts'),
  route('tieng', 'routes/account/language.ts'),

  // farmer
  layout('routes/farmer/layout.tsx', [
    // household, stall and learning
    route('nong-ho', 'routes/farmer/today.tsx'),
    route('nong-ho/ho-so', 'routes/farmer/profile.tsx'),
    route('nong-ho/gian-hang', 'routes/farmer/stall.tsx'),
    route('nong-ho/gian-hang/ma-qr', 'routes/farmer/stall-qr.tsx'),
    route('nong-ho/hoc', 'routes/farmer/learn.tsx'),

    // goods
    route('nong-ho/san-pham', 'routes/farmer/products.tsx'),
    route('nong-ho/san-pham/moi', 'routes/farmer/product-new.tsx'),
    route('nong-ho/san-pham/:id', 'routes/farmer/product-edit.tsx'),

    // orders
    route('nong-ho/don-hang', 'routes/farmer/orders.tsx'),
    route('nong-ho/don-hang/:code', 'routes/farmer/order.tsx'),
    route('nong-ho/don-hang/:code/phieu', 'routes/farmer/slip.tsx'),
    route('nong-ho/tien-ve/tu-nhan', 'routes/farmer/own-money.tsx'),
    route('nong-ho/tien-ve', 'routes/farmer/money.tsx'),
    route('nong-ho/tien-ve/tai-khoan', 'routes/farmer/bank-account.tsx'),
    route('nong-ho/tien-ve/:month', 'routes/farmer/statement.tsx'),
    route('nong-ho/thanh-vien', 'routes/farmer/cooperative.tsx'),
    route('nong-ho/chung-tu-thue', 'routes/farmer/tax-certificates.tsx'),
    route('nong-ho/chung-tu-thue/:id', 'routes/farmer/tax-certificate.tsx'),
  ]),
  route('nong-ho/tien-ve/:month/:file', 'routes/farmer/statement-file.ts'),

  // the message on her phone, without a session
  route('d/:token', 'routes/farmer/seller-link.tsx'),
  route('k/:token', 'routes/farmer/not-me.tsx'),

  // extension officers and community teams
  layout('routes/officer/layout.tsx', [
    // households
    route('can-bo/ho', 'routes/officer/households.tsx'),
    route('can-bo/ho/moi', 'routes/officer/household-new.tsx'),
    route('can-bo/ho/:id', 'routes/officer/household.tsx'),
    route('can-bo/ho/:id/ky-nang', 'routes/officer/skills.tsx'),

    // today and progress
    route('can-bo', 'routes/officer/today.tsx'),
    route('can-bo/chuyen-tham', 'routes/officer/visits.tsx'),
    route('can-bo/dat-ho', 'routes/officer/phone-order.tsx'),
    route('can-bo/loai-hang', 'routes/officer/treatments.tsx'),
    route('can-bo/tien-do', 'routes/officer/progress.tsx'),
    route('can-bo/tien-do/:figure', 'routes/officer/progress-behind.tsx'),
  ]),

  // province operator, collector, auditor
  layout('routes/admin/layout.tsx', [
    route('quan-tri', 'routes/admin/today.tsx'),
    route('quan-tri/doi-soat', 'routes/admin/reconciliation.tsx'),
    route('quan-tri/doi-soat/sao-ke', 'routes/admin/reconciliation-statements.tsx'),
    route('quan-tri/doi-soat/sao-ke/:id', 'routes/admin/reconciliation-statement.tsx'),
    route('quan-tri/doi-soat/vnpay', 'routes/admin/clearing.tsx', { id: 'clearing-vnpay' }),
    route('quan-tri/doi-soat/vnpay/:id', 'routes/admin/clearing-file.tsx', { id: 'clearing-vnpay-file' }),
    route('quan-tri/doi-soat/cod', 'routes/admin/clearing.tsx', { id: 'clearing-cod' }),
    route('quan-tri/doi-soat/cod/:id', 'routes/admin/clearing-file.tsx', { id: 'clearing-cod-file' }),
    route('quan-tri/doi-soat/cuoc', 'routes/admin/clearing.tsx', { id: 'clearing-carrier' }),
    route('quan-tri/doi-soat/cuoc/:id', 'routes/admin/clearing-file.tsx', { id: 'clearing-carrier-file' }),
    route('quan-tri/doi-soat/tien/:id', 'routes/admin/reconciliation-transfer.tsx'),
    route('quan-tri/chung-nhan-ocop', 'routes/admin/certificates.tsx'),
    // complaints and refunds by transfer
    route('quan-tri/phan-anh', 'routes/admin/complaints.tsx'),
    route('quan-tri/phan-anh/moi', 'routes/admin/complaint-new.tsx'),
    route('quan-tri/phan-anh/:id', 'routes/admin/complaint.tsx'),
    route('quan-tri/tra-lai', 'routes/admin/refunds.tsx'),
    route('quan-tri/tra-lai/:id', 'routes/admin/refund.tsx'),

    route('quan-tri/chi-so', 'routes/admin/indicators.tsx'),
    route('quan-tri/chi-so/:figure', 'routes/admin/indicators-behind.tsx'),
    route('quan-tri/nguoi-dung', 'routes/admin/people.tsx'),
    route('quan-tri/nguoi-dung/giao-viec', 'routes/admin/appoint.tsx'),
    route('quan-tri/nguoi-dung/:grantId', 'routes/admin/role.tsx'),
    route('quan-tri/bang-ke/:producerId/:month', 'routes/admin/statement.tsx'),
    route('quan-tri/phi', 'routes/admin/commission.tsx'),
    route('quan-tri/thue', 'routes/admin/tax.tsx'),
    route('quan-tri/thue/chung-tu/:id', 'routes/admin/tax-certificate.tsx'),
    route('quan-tri/thu-ho', 'routes/admin/collectors.tsx'),
    route('quan-tri/thu-ho/:collectorId', 'routes/admin/collector.tsx'),

    // pay-outs
    route('quan-tri/chi-tra', 'routes/admin/payouts.tsx'),
    route('quan-tri/chi-tra/lap', 'routes/admin/payout-new.tsx'),
    route('quan-tri/chi-tra/ket-qua', 'routes/admin/payout-result.tsx'),
    route('quan-tri/chi-tra/dot/:code', 'routes/admin/payout-batch.tsx'),
    route('quan-tri/chi-tra/dot/:code/ma', 'routes/admin/payout-codes.tsx'),
    route('quan-tri/chi-tra/ho/:id', 'routes/admin/payout-household.tsx'),
    route('quan-tri/chi-tra/tai-khoan/:id', 'routes/admin/payout-account.ts'),
    route('quan-tri/chi-tra/khoan/:id', 'routes/admin/payout-line.ts'),

    route('quan-tri/thanh-phan', 'routes/admin/components.tsx'),

    // the collector's books
    route('quan-tri/so-cai', 'routes/admin/ledger.tsx'),
    route('quan-tri/so-cai/tai-khoan/:account', 'routes/admin/ledger-account.tsx'),
    route('quan-tri/so-cai/don', 'routes/admin/ledger-order.tsx'),
    route('quan-tri/so-cai/but-toan', 'routes/admin/ledger-manual.tsx'),
    route('quan-tri/so-cai/khoa-so', 'routes/admin/ledger-close.tsx'),
    route('quan-tri/so-cai/soat', 'routes/admin/ledger-check.tsx'),
  ]),
  route('quan-tri/bang-ke/:producerId/:month/:file', 'routes/admin/statement-file.ts'),
  route('quan-tri/thue/:month/:file', 'routes/admin/tax-file.ts'),

  route('quan-tri/so-cai/tep', 'routes/admin/ledger-file.ts'),
  route('quan-tri/tra-lai/:id/bien-lai', 'routes/admin/refund-proof.ts'),

  route('quan-tri/chi-tra/dot/:code/tep', 'routes/admin/payout-file.ts'),

  // post clerk
  layout('routes/post/layout.tsx', [route('buu-cuc', 'routes/post/parcels.tsx')]),

  // machines
  route('api/vnpay/ipn', 'routes/api/vnpay-ipn.ts'),
  route('api/bank-feed', 'routes/api/bank-feed.ts'),
  route('anh/:id/:file', 'routes/shop/photo.ts'),
  route('sitemap.xml', 'routes/shop/sitemap.ts'),
  route('robots.txt', 'routes/shop/robots.ts'),
] satisfies RouteConfig
