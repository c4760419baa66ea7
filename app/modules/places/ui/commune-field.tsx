import { useActionData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { ChoiceField, type FieldLike, TextField } from '#app/ui/field.tsx'

export type CommuneChoice = { code: string; fullName: string; provinceFullName: string; alias?: string | undefined }

type CommuneFieldProps = {
  /** conform's metadata of the text field, usually `commune`. */
  field: FieldLike
  /** … and of the choice, named `<field>Code`. */
  codeField: FieldLike
  label: ReactNode
  hint?: ReactNode
  optional?: ReactNode
  /** Only where the action's answer does not carry them itself. */
  choices?: CommuneChoice[] | undefined
}

/**
 * A commune by typing its name, old or new, with or without marks. Works without JavaScript: when several match, the page
 * comes back with the choice. Schema: `commune: z.string()`, `communeCode: z.string().optional()`. Action:
 * `const form = await readForm(request)`;
 * `const answer = await withForm(form, Schema, async (value) => { const commune = await requireCommune(read, { typed: value.commune, code: value.communeCode }) … })`;
 * `return withCommuneChoices(read, form, answer)`.
 */
export function CommuneField({ field, codeField, label, hint, optional, choices }: CommuneFieldProps) {
  const t = useT()
  const answered = useActionData() as { communeChoices?: CommuneChoice[] } | undefined
  const options = choices ?? answered?.communeChoices ?? []
  return (
    <>
      <TextField field={field} label={label} hint={hint ?? t('places.communeHint')} optional={optional} autoComplete="off" spellCheck={false} />
      {options.length > 0 && (
        <div className="mt-4">
          <ChoiceField
            field={codeField}
            label={t('places.whichCommune')}
            options={options.map(({ code, fullName, provinceFullName, alias }) => ({
              value: code,
              label: `${fullName}, ${provinceFullName}`,
              hint: alias ? t('places.onceCalled', { name: alias }) : undefined,
            }))}
          />
        </div>
      )}
    </>
  )
}
