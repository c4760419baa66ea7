import type { Actor, Grant, StaffRole } from '#app/lib/context.ts'
import { addPerson } from '#app/modules/accounts/add-person.server.ts'
import { grantRole } from '#app/modules/accounts/grant-role.server.ts'
import { hashSecret, type SecretHash } from '#app/modules/accounts/secret-hash.server.ts'
import { setPin, setSecret } from '#app/modules/accounts/set-secret.server.ts'
import type { World } from './world.ts'

export const PIN = '246810'
const PASSWORD = 'Cho-Lang-Demo1'
let secrets: Promise<{ pin: SecretHash; password: SecretHash }> | undefined
/** Hashed once: it is the same for everybody, and slow on purpose. */
const demoSecrets = () => (secrets ??= Promise.all([hashSecret(PIN), hashSecret(PASSWORD)]).then(([pin, password]) => ({ pin, password })))

export type NewDemoPerson = { key: string; fullName: string; addressForm: string; phone: string; grants?: readonly Grant[]; phoneChecked?: boolean }

/** A person with PIN and password, and the roles she has from the first day. */
export async function aDemoPerson(world: World, at: Date, { key, fullName, addressForm, phone, grants = [], phoneChecked = true }: NewDemoPerson): Promise<Actor> {
  const ctx = world.as(null, at, `person ${key}`)
  const { pin, password } = await demoSecrets()
  return world.store.write(async (tx) => {
    const personId = await addPerson(tx, ctx, { fullName, phone, addressForm, phoneChecked })
    await setPin(tx, ctx, { personId, pin })
    await setSecret(tx, ctx, { personId, kind: 'password', secret: password })
    for (const grant of grants) await grantRole(tx, ctx, { personId, ...grant })
    return { personId, name: fullName, grants }
  })
}

/** For members whom somebody else brought in. */
export const givePin = async (world: World, at: Date, personId: string): Promise<void> => {
  const { pin } = await demoSecrets()
  await world.store.write((tx) => setPin(tx, world.as(null, at, `pin ${personId}`), { personId, pin }))
}

export const DEMO_COLLECTOR = 'buu-dien-demo'
/** Where buyers transfer to; invented, like everybody here. */
export const demoAccount = { collectorId: DEMO_COLLECTOR, bankBin: '970436', number: '1023456789012', holderName: 'BUU DIEN DEMO' }

const staff = (key: string, phone: string, fullName: string, addressForm: string, ...grants: [StaffRole, string, string?][]) => ({ key, phone, fullName, addressForm, grants: grants.map(([role, unitPath, collectorId]) => ({ role, unitPath, ...(collectorId !== undefined && { collectorId }) })) })

export const namedStaff = [
  staff('nam', '0912000002', 'Nguyễn Hoàng Nam', 'anh'),
  staff('hanh', '0912000003', 'Nguyễn Thị Hạnh', 'chị', ['officer', '19/05503']),
  staff('luc', '0912000004', 'Hoàng Văn Lực', 'anh', ['province_operator', '19']),
  staff('van', '0912000005', 'Trần Thị Vân', 'chị', ['collector_maker', '', DEMO_COLLECTOR]),
  staff('long', '0912000006', 'Đặng Văn Long', 'anh', ['collector_checker', '', DEMO_COLLECTOR]),
  staff('mai', '0912000007', 'Lê Thị Mai', 'chị', ['post_clerk', '19/05503']),
  staff('kiet', '0912000010', 'Huỳnh Tuấn Kiệt', 'anh', ['officer', '96/32047']),
  staff('thanh', '0912000011', 'Phạm Thị Thanh', 'cô', ['auditor', '']),
  staff('bao', '0912000012', 'Trần Quốc Bảo', 'anh', ['province_operator', '']),
] as const

/** Officers of the other provinces, each for the communes where the demo sells. */
export const officerNames = [
  'Lưu Thị Ngân', 'Võ Thành Trung', 'Nguyễn Thị Diễm', 'Trần Minh Khang', 'Lê Thị Mộng Tuyền', 'Phan Quốc Thái', 'Đinh Thị Hòa', 'Vũ Đức Anh', 'Hà Thị Thu', 'Hoàng Minh Tuấn', 'Bùi Thị Hằng',
  'Nguyễn Văn Hiệp', 'Đỗ Thị Quyên', 'Trương Công Vinh', 'Ngô Thị Lài', 'Mai Văn Thọ', 'Tạ Thị Oanh', 'Cao Đình Phong', 'Lý Thị Bích', 'Hồ Sỹ Nguyên', 'Kiều Thị Trang', 'Đoàn Văn Tín', 'Phùng Thị Hiền',
] as const

export type Buyer = { key: string; name: string; phone: string; province: string; commune: string; address: string; account?: boolean }
const buyer = (key: string, name: string, phone: string, place: string, address: string, account = false): Buyer => {
  const [province, commune] = place.split('/') as [string, string]
  return { key, name, phone, province, commune, address, account }
}

export const buyers: readonly Buyer[] = [
  buyer('nam', 'Nguyễn Hoàng Nam', '0912000002', '01/00166', 'Số 12 ngõ 68 phố Quan Hoa', true),
  buyer('trang', 'Đỗ Thu Trang', '0987000001', '01/00577', 'Số 5 xóm 2', true),
  buyer('huy', 'Lê Quốc Huy', '0987000002', '79/26740', 'Căn 804, chung cư Bến Thành', true),
  buyer('hoa', 'Phạm Thị Hoa', '0987000003', '48/20242', '41 đường Bạch Đằng'),
  buyer('binh', 'Vũ Thanh Bình', '0987000004', '31/10507', '18 phố Bắc Sơn'),
  buyer('loan', 'Ngô Thị Loan', '0987000005', '19/05692', 'Tổ 3, gần chợ'),
  buyer('tien', 'Trần Minh Tiến', '0987000006', '92/31186', '27/4 đường Lê Bình'),
  buyer('nga', 'Huỳnh Thị Nga', '0987000007', '86/29771', '112 đường Phan Văn Năm'),
  buyer('khoa', 'Lâm Đăng Khoa', '0987000008', '96/31825', '9 đường Trần Phú'),
  buyer('dung', 'Bùi Tiến Dũng', '0987000009', '25/07918', 'Khu 3, cạnh trường tiểu học'),
  buyer('yen', 'Đinh Hải Yến', '0987000010', '68/24958', '76 quốc lộ 20'),
  buyer('son', 'Cao Thái Sơn', '0987000011', '66/24133', '15 đường Y Jút'),
  buyer('linh', 'Tạ Khánh Linh', '0987000012', '01/00166', 'Toà A2, đường Trần Thái Tông'),
  buyer('phuong', 'Mai Thu Phương', '0987000013', '79/26740', '210 đường Nguyễn Trãi'),
]
