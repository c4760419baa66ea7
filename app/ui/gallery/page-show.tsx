import { showDong } from '#app/lib/money.ts'
import { ButtonLink } from '../button.tsx'
import { Drawing } from '../drawing.tsx'
import { PlainField } from '../field.tsx'
import { Badge, Card, DataTable, Empty, FilterBar, KeyValues, Notice, Pagination, Progress, Section, Steps, Tabs, Timeline } from '../page.tsx'

const households = [
  { name: 'Household at the tea hill', place: 'Hamlet 3', met: 12, state: <Badge tone="good" icon="check">Open</Badge> },
  { name: 'Household by the river', place: 'Hamlet 1', met: 4, state: <Badge tone="warn" icon="clock">Waiting</Badge> },
]

const stages = [
  { title: 'Order placed', at: '14:35, 20/11', done: true },
  { title: 'Seller took the order', at: '15:02, 20/11', done: true },
  { title: 'On the way', at: '08:10, 21/11', note: <Badge tone="info" icon="truck">VN123456789</Badge>, done: true },
  { title: 'Arrived' },
]

export function PageShow() {
  return (
    <>
      <Section title="Notices" action={<a href="#top">An action</a>}>
        <Notice tone="info" title="Good to know">The bank answers within a few minutes.</Notice>
        <Notice tone="good" title="Your stall is open">Buyers can see it.</Notice>
        <Notice tone="warn" title="Goods kept until 14:35">Waiting for your payment.</Notice>
        <Notice tone="danger" title="Do not pay again">The bank has not answered yet.</Notice>
      </Section>
      <Section title="Where one stands">
        <Steps current={1} items={[{ key: 'a', label: 'Basket' }, { key: 'b', label: 'Address' }, { key: 'c', label: 'Pay' }]} states={{ done: 'done', now: 'now', todo: 'to do' }} />
        <Progress value={5} max={8} label="5 of 8 things are there" />
        <div className="grid gap-4 md:grid-cols-2">
          <Card><Timeline items={stages} doneLabel="done" /></Card>
          <Card tone="done">
            <KeyValues rows={[{ key: 'goods', label: 'Goods', value: showDong(480_000) }, { key: 'way', label: 'Delivery', value: showDong(32_000) }, { key: 'sum', label: 'Total', value: showDong(512_000), strong: true }]} />
          </Card>
        </div>
        <Tabs label="Orders" items={[{ to: '#1', label: 'New', current: true, count: 2 }, { to: '#2', label: 'To pack' }, { to: '#3', label: 'Done' }]} />
        <Pagination page={2} pages={7} href={(page) => `#${page}`} />
      </Section>
      <Section title="Tables and filters">
        <FilterBar title="Filter" active={1}><PlainField name="place" label="Place" /></FilterBar>
        <DataTable
          caption="Households"
          rows={households}
          rowKey={(row) => row.name}
          columns={[
            { key: 'name', title: 'Household', cell: (row) => row.name },
            { key: 'place', title: 'Place', cell: (row) => row.place },
            { key: 'met', title: 'Skills met', number: true, cell: (row) => row.met },
            { key: 'state', title: 'Stall', cell: (row) => row.state },
          ]}
        />
      </Section>
      <Section title="Nothing there">
        <Empty title="Nothing here yet" picture={<Drawing name="empty-basket" />} action={<ButtonLink to="/" icon="plus" reloadDocument>List the first product</ButtonLink>}>The first product takes about ten minutes.</Empty>
      </Section>
    </>
  )
}
