/** What our own transfers begin their code with. No code holds an L: behind it stands the code of a pay-out or of a refund, or nothing of ours. */
export const OUT_MARK = 'TL'
