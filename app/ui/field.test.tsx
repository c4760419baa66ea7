import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ErrorSummary } from './error-summary.tsx'
import { CheckField, ChoiceField, type FieldLike, PhotoField, PlainField, SelectField, TextAreaField, TextField } from './field.tsx'

const calm: FieldLike = { id: 'f-name', name: 'name', formId: 'f', errorId: 'f-name-error', descriptionId: 'f-name-description', initialValue: 'Tư', required: true }
const wrong: FieldLike = { ...calm, errors: ['Two digits are missing.'] }
const options = [{ value: 'Tư', label: 'Tư' }, { value: 'Nam', label: 'Nam' }]

const fields = {
  TextField: (field: FieldLike) => <TextField field={field} label="Name" hint="As on the card" />,
  TextAreaField: (field: FieldLike) => <TextAreaField field={field} label="Name" hint="As on the card" />,
  SelectField: (field: FieldLike) => <SelectField field={field} label="Name" hint="As on the card" options={options} />,
  ChoiceField: (field: FieldLike) => <ChoiceField field={field} label="Name" hint="As on the card" options={options} />,
  CheckField: (field: FieldLike) => <CheckField field={field} label="Name" hint="As on the card" value="Tư" />,
  PhotoField: (field: FieldLike) => <PhotoField field={field} label="Name" hint="As on the card" />,
}

describe.each(Object.entries(fields))('%s', (_, render) => {
  it('ties its hint and its error to the control', () => {
    const html = renderToStaticMarkup(render(wrong))
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('aria-describedby="f-name-error f-name-description"')
    expect(html).toMatch(/<p id="f-name-error" role="alert"[^]*Two digits are missing\./)
    expect(html).toMatch(/<p id="f-name-description"[^]*As on the card/)
  })

  it('is silent about errors when there are none', () => {
    const html = renderToStaticMarkup(render(calm))
    expect(html).not.toContain('aria-invalid')
    expect(html).not.toContain('role="alert"')
    expect(html).toContain('aria-describedby="f-name-description"')
  })

  it('can be reached from the error summary and leaves the words to the server', () => {
    const html = renderToStaticMarkup(render(calm))
    expect(html).toContain('id="f-name"')
    expect(html).toContain('aria-required="true"')
    expect(html).not.toMatch(/ required(=|>| )/)
  })
})

it('keeps what was typed, except a password', () => {
  expect(renderToStaticMarkup(fields.TextField(wrong))).toContain('value="Tư"')
  expect(renderToStaticMarkup(fields.TextAreaField(wrong))).toContain('>Tư</textarea>')
  expect(renderToStaticMarkup(fields.SelectField(wrong))).toContain('<option value="Tư" selected="">')
  expect(renderToStaticMarkup(fields.ChoiceField(wrong))).toMatch(/checked=""[^>]*value="Tư"|value="Tư"[^>]*checked=""/)
  expect(renderToStaticMarkup(fields.CheckField(wrong))).toContain('checked=""')
  expect(renderToStaticMarkup(<TextField field={wrong} label="Secret" type="password" />)).not.toContain('Tư')
})

it('works without conform', () => {
  const html = renderToStaticMarkup(<PlainField name="phone" label="Phone" error="Too short" defaultValue="09" />)
  expect(html).toContain('<label for="phone"')
  expect(html).toContain('aria-describedby="phone-error"')
  expect(html).not.toContain('form=')
})

it('sums up errors as links to their fields', () => {
  const html = renderToStaticMarkup(<ErrorSummary form={{ id: 'f', allErrors: { name: ['Name is missing'], '': ['Sold out meanwhile'] } }} title="Two things to look at" />)
  expect(html).toContain('<a href="#f-name"')
  expect(html).toContain('Sold out meanwhile')
  expect(renderToStaticMarkup(<ErrorSummary form={{ id: 'f', allErrors: {} }} title="None" />)).toBe('')
})
