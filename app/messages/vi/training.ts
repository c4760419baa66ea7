export const training = {
  'training.noSuchSkill': 'Không có kỹ năng này.',
  'training.systemSkill': 'Kỹ năng này chợ tự ghi khi bà con làm thật, không đánh dấu bằng tay được.',
  'training.noAlternative': 'Kỹ năng này không có cách khác.',
} as const
