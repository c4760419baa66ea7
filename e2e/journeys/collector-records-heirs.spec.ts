import { expect, test } from '../support/fixtures.ts'
import { alreadyIn, firstSignIn, personOf, phones, PIN } from '../support/people.ts'
import { OPENING } from '../support/site.ts'
import { ask } from '../support/store.ts'

const chiMay = '0914000002'
const anhBinh = { phone: '0914990001', name: 'Hoàng Văn Bình' }
const FOUR_DAYS_LATER = new Date(OPENING.getTime() + 4 * 86_400_000)

test('the province holds a household’s money and lets go; after a death two people of the collector record who inherits', async ({ page: van, another, shop }) => {
  const [producer] = await ask(shop.databaseUrl, "select producer_id as id from memberships where person_id = ? and role = 'owner'", [await personOf(shop, chiMay)])
  const money = `/quan-tri/chi-tra/ho/${String(producer!.id)}`

  await test.step('anh Lực holds it with a reason, which chị Mây reads; he never pays out', async () => {
    const [luc, may] = [await another(), await another()]
    await alreadyIn(luc, shop, phones.anhLuc)
    await luc.goto('/quan-tri/chi-tra')
    await expect(luc.getByRole('link', { name: 'Lập đợt mới' })).toHaveCount(0)
    await luc.getByRole('link', { name: 'Hoàng Thị Mây' }).click()
    await luc.getByRole('button', { name: 'Giữ tiền lại' }).click()
    await expect(luc.getByText('Ghi vài chữ vì sao.').first()).toBeVisible()
    await luc.getByLabel('Vì sao giữ').fill('Có đơn thư ở xã')
    await luc.getByRole('button', { name: 'Giữ tiền lại' }).click()
    await expect(luc.getByRole('button', { name: 'Thôi giữ' })).toBeVisible()
    await alreadyIn(may, shop, chiMay)
    await may.goto('/nong-ho/tien-ve')
    await expect(may.getByText('Có đơn thư ở xã')).toBeVisible()
    await luc.getByRole('button', { name: 'Thôi giữ' }).click()
    await expect(luc.getByRole('button', { name: 'Thôi giữ' })).toHaveCount(0)

    await may.goto('/nong-ho/ho-so')
    await may.getByText('Thêm người').click()
    await may.getByLabel('Họ và tên').fill(anhBinh.name)
    await may.getByLabel('Số điện thoại').fill(anhBinh.phone)
    await may.getByRole('radio', { name: 'Phụ giúp' }).check()
    await may.getByRole('button', { name: 'Thêm vào hộ' }).click()
    await expect(may.getByText(anhBinh.name)).toBeVisible()
  })

  await test.step('chị Vân writes the death and the heir; anh Long agrees', async () => {
    await alreadyIn(van, shop, phones.chiVan)
    await van.goto(money)
    await van.getByText('Ghi chủ hộ đã mất').first().click()
    await van.getByLabel('Ngày mất').fill('2026-11-20')
    await van.getByRole('button', { name: 'Ghi chủ hộ đã mất' }).click()
    await expect(van.getByText('Chủ hộ đã mất, chờ ghi người nhận').first()).toBeVisible()
    await van.getByLabel('Người nhận').selectOption({ label: anhBinh.name })
    await van.getByRole('button', { name: 'Ghi người nhận' }).click()
    await expect(van.getByText('Ghi số giấy tờ làm căn cứ.').first()).toBeVisible()
    await expect(van.getByLabel('Người nhận')).not.toHaveValue('')
    await van.getByLabel('Giấy tờ').fill('Văn bản khai nhận 12/2026')
    await van.getByRole('button', { name: 'Ghi người nhận' }).click()
    await expect(van.getByText('Chờ người thứ hai đồng ý')).toBeVisible()
    await expect(van.getByRole('button', { name: 'Đồng ý người nhận này' })).toHaveCount(0)
    const long = await another()
    await alreadyIn(long, shop, phones.anhLong)
    await long.goto(money)
    await long.getByRole('button', { name: 'Đồng ý người nhận này' }).click()
    await expect(long.getByText('Đã có người nhận')).toBeVisible()
  })

  await test.step('anh Bình writes an account of his own, and after three days the whole balance is his', async () => {
    const heir = await another()
    await firstSignIn(heir, shop, anhBinh)
    await heir.goto('/nong-ho/tien-ve')
    await heir.getByRole('link', { name: 'Ghi số tài khoản' }).click()
    await heir.getByLabel('Ngân hàng nào?').selectOption('VCB')
    await heir.getByLabel('Số tài khoản').fill('0071001276543')
    await heir.getByLabel('Tên chủ tài khoản').fill(anhBinh.name)
    await heir.getByRole('button', { name: 'Xem lại' }).click()
    await heir.getByLabel('Mã PIN của mình').fill(PIN)
    await heir.getByRole('button', { name: 'Đúng rồi, ghi số này' }).click()
    await expect(heir.getByText('Đã ghi tài khoản đuôi 6543.')).toBeVisible()
    await van.goto(money)
    await expect(van.getByText('Tên đúng với sổ')).toBeVisible()
    await expect(van.getByText('Số tài khoản vừa đổi, chờ đủ 3 ngày')).toBeVisible()
    await shop.setClock(FOUR_DAYS_LATER)
    await van.reload()
    await expect(van.getByText('Chuyển được 128.050 đ trong đợt tới.')).toBeVisible()
  })
})
