import { ErrorSummary } from '../error-summary.tsx'
import { CheckField, ChoiceField, PhotoField, PlainField, SearchField, SelectField, TextAreaField, TextField } from '../field.tsx'
import type { FieldLike } from '../field-parts.tsx'
import { Card, Section } from '../page.tsx'

function sample(name: string, more: Partial<FieldLike> = {}): FieldLike {
  const id = `sample-${name}`
  return { id, name, formId: '', errorId: `${id}-error`, descriptionId: `${id}-description`, ...more }
}

const levels = [
  { value: 'alone', label: 'Alone', hint: 'Does it without being told', icon: 'check' as const },
  { value: 'help', label: 'With help', hint: 'Someone stands beside', icon: 'people' as const },
  { value: 'not', label: 'Not yet', icon: 'clock' as const, disabled: true },
]

export function FieldShow() {
  return (
    <Section title="Fields">
      <ErrorSummary form={{ id: 'sample', allErrors: { phone: ['The phone number lacks 2 digits.'], unit: ['Choose a unit.'] } }} title="Two things to look at" />
      <div className="grid gap-4 md:grid-cols-2">
        <Card>
          <TextField field={sample('name', { initialValue: 'Green tea' })} label="Name of the product" />
          <TextField field={sample('phone', { initialValue: '09123', errors: ['The phone number lacks 2 digits.'] })} label="Phone number" hint="10 digits, starts with 0" type="tel" inputMode="numeric" />
          <TextField field={sample('weight')} label="Weight of one pack" inputMode="numeric" suffix="g" />
          <SelectField field={sample('unit', { errors: ['Choose a unit.'] })} label="Unit" placeholder="Choose" options={[{ value: 'pack', label: 'Pack' }, { value: 'jar', label: 'Jar' }]} />
          <TextAreaField field={sample('story')} label="Description" optional="may be left empty" />
        </Card>
        <Card>
          <ChoiceField field={sample('level', { initialValue: 'help' })} label="How did it go?" options={levels} />
          <CheckField field={sample('agree')} label="I agree that the stall is filled in for me" hint="This can be stopped at any time." />
          <CheckField field={sample('rules', { initialValue: 'on' })} label="The rules are clear" />
          <PhotoField field={sample('photos')} label="Photos" hint="One to six, by daylight" />
          <PlainField name="plain" label="A field outside conform" defaultValue="kept" />
          <SearchField name="gallery-q" label="Search" button="Search" placeholder="tea, rice, fish sauce" />
        </Card>
      </div>
    </Section>
  )
}
