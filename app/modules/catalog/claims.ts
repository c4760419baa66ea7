/** What food may not promise (Law on Advertising, Article 8), with marks and as it is typed without them. */
const cures = /chữa (?:khỏi|dứt|bách bệnh|được bệnh|bệnh)|chua (?:khoi|bach benh|duoc benh) ?benh?|đặc trị|dac tri|trị (?:dứt|khỏi|bệnh|tận gốc)|(?:khỏi|hết) (?:hẳn )?bệnh|thần dược|than duoc|chống ung thư|chong ung thu|thay thế thuốc|thuốc tiên/iu
const ocop = /\bocop\b/iu

/** The first forbidden promise in a text, as it was written. */
export const forbiddenClaim = (text: string): string | undefined => cures.exec(text.normalize('NFC'))?.[0]

/** Stars are shown by us from the certificate; a name may say OCOP only while it is valid. */
export const namesOcop = (text: string): boolean => ocop.test(text.normalize('NFC'))
