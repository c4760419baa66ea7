/** Text messages: no diacritics, 160 characters at most when filled (one SMS). */
export const notifications = {
  'notifications.newOrder': 'Cho Lang: co don moi {goods}, {amount}d, {paid}. Vao {link} bam NHAN DON truoc {time}.',
  'notifications.paidAlready': 'khach da tra tien',
  'notifications.paidOnDelivery': 'khach tra khi nhan',
  'notifications.paid': 'Cho Lang: da nhan {amount}d. Ma don {code}. Xem don: {link}',
  'notifications.paidTooLate': 'Cho Lang: {amount}d cho don {code} den sau khi don da dong, dang tra lai. Dung tra lan nua. Xem: {link}',
  'notifications.transferNotSeen': 'Cho Lang: chua thay {amount}d cho don {code}. Dung chuyen nua; da chuyen thi giao hang hoac tra lai tien. Xem: {link}',
  'notifications.taken': 'Cho Lang: nguoi ban da nhan don {code}, gui truoc {time}. Xem don: {link}',
  'notifications.onItsWay': 'Cho Lang: don {code} dang tren duong, {carrier}, ma gui {tracking}. Xem don: {link}',
  'notifications.delivered': 'Cho Lang: khach da nhan hang don {code}, {amount}d. Tien ve sau {time}.',
  'notifications.cancelledSeller': 'Cho Lang: don {code} da bo. Hang cong lai vao kho.',
  'notifications.cancelledBuyer': 'Cho Lang: don {code} cua {stall} da bo. Xem don: {link}',
  'notifications.cancelledRefund': 'Cho Lang: don {code} cua {stall} da bo, dang tra lai {amount}d. Xem don: {link}',
  'notifications.refunded': 'Cho Lang: da tra lai {amount}d, don {code}. Xem don: {link}',
  'notifications.stallOpen': 'Cho Lang: gian hang {stall} da mo. Khach thay duoc roi. Xem: {link}',
} as const
