export const producers = {
  'producers.notFound': 'Không thấy hộ này trong địa bàn của mình.',
  'producers.already': 'Hộ này đã ghi sổ rồi, không cần ghi lại.',
  'producers.notYourUnit': 'Xã, xóm này ngoài địa bàn đang phụ trách. Chọn lại giúp.',
  'producers.officerOnly': 'Việc này để cán bộ khuyến nông làm.',
  'producers.ownerOnly': 'Việc này để chủ hộ làm.',
  'producers.otherDuty': 'Việc này để người khác trong hộ làm.',
  'producers.hasRole': 'Người này đang làm việc đó rồi.',
  'producers.delegationEnded': 'Việc này hết hạn làm giúp rồi. Hỏi chủ hộ đồng ý lại.',
} as const
