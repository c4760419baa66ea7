import { showDong } from '#app/lib/money.ts'
import { Button, ButtonLink } from '../button.tsx'
import { Icon, iconNames } from '../icon.tsx'
import { Badge, CallLink, Card, Code, OcopStars, Price, Section } from '../page.tsx'

export function ButtonShow() {
  return (
    <Section title="Buttons">
      <div className="row">
        <Button>Continue</Button>
        <Button icon="received">All received</Button>
        <Button kind="secondary" icon="plus">Add a product</Button>
        <Button kind="quiet">Not now</Button>
        <Button kind="danger" icon="close">Cancel the order</Button>
        <Button disabled>Not yet possible</Button>
        <ButtonLink to="/" icon="arrow" reloadDocument>To the market</ButtonLink>
        <CallLink phone="0900 000 000" label="Call for help" />
      </div>
      <Card tone="urgent">
        <p className="font-display text-lg font-bold">New order: take it before 20:00</p>
        <Button kind="take" icon="hand" wide>Take the order</Button>
      </Card>
    </Section>
  )
}

export function MarkShow() {
  return (
    <Section title="Marks">
      <div className="row">
        <Badge>Plain</Badge>
        <Badge tone="good" icon="check">Paid</Badge>
        <Badge tone="warn" icon="clock">Waiting</Badge>
        <Badge tone="danger" icon="warning">Late</Badge>
        <Badge tone="info" icon="truck">On the way</Badge>
        <Badge tone="clay" icon="leaf">New season</Badge>
        <OcopStars stars={5} label="OCOP 5 stars, valid until 22/11/2028" />
        <OcopStars stars={3} label="OCOP 3 stars" />
      </div>
      <div className="row items-end">
        <Price amount={showDong(240_000)} perKg={`${showDong(1_200_000)} / kg`} large />
        <Price amount={showDong(32_000)} />
        <span className="price-tag">{showDong(95_000)}</span>
        <Code label="Order code">K7M4-P2</Code>
      </div>
    </Section>
  )
}

export function IconShow() {
  return (
    <Section title="Icons">
      <ul className="grid grid-cols-3 gap-2 text-sm md:grid-cols-6">
        {iconNames.map((name) => (
          <li key={name} className="flex items-center">
            <Icon name={name} className="mr-2 shrink-0 text-tea" />
            {name}
          </li>
        ))}
      </ul>
    </Section>
  )
}
