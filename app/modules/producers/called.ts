/** 'Nguyễn Thị Hạnh', 'chị' → 'chị Hạnh': given name last, with what the person chose to be called. */
export function calledAs({ fullName, addressForm }: { fullName: string; addressForm: string | null }): string {
  const given = fullName.trim().split(/\s+/).at(-1) ?? fullName
  return addressForm ? `${addressForm} ${given}` : fullName
}

/** For the beginning of a sentence or a button. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
