export const onboarding = {
  'onboarding.noStallYet': 'Hộ này chưa mở gian hàng. Giúp bà con mở trước đã.',
  'onboarding.alreadyVerified': 'Đã có cán bộ xác nhận rồi.',
} as const
