export const stalls = {
  'stalls.notFound': 'Không thấy gian hàng này.',
  'stalls.already': 'Gian hàng đã có rồi. Mở ra làm tiếp nhé.',
  'stalls.noCollector': 'Nơi này chưa có bưu điện thu hộ. Hỏi cán bộ giúp.',
  'stalls.answerFirst': 'Còn câu chưa trả lời. Trả lời nốt rồi quay lại đây.',
  'stalls.otherState': 'Gian hàng vừa đổi rồi. Mở lại trang xem nhé.',
} as const
