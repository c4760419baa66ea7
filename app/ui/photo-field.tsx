import { controlProps, type Described, FieldFrame, type FieldLike } from './field-parts.tsx'

type PhotoFieldProps = Described & { field: FieldLike; multiple?: boolean; accept?: string }

/** A plain file input: the phone itself offers camera or gallery. */
export function PhotoField({ field, label, hint, optional, multiple = true, accept = 'image/*' }: PhotoFieldProps) {
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <input key={field.key} {...controlProps(field, hint)} type="file" accept={accept} multiple={multiple} className="control photo-input" />
    </FieldFrame>
  )
}
