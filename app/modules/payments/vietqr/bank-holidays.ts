/**
 * Days from Monday to Friday on which Vietnamese banks rest; weekends need no row. Source: Labour Code 45/2019/QH14, articles 111 (a holiday
 * on a weekly day of rest is made up on the next working day) and 112; 24 November: Resolution 80-NQ/TW of 7 January 2026. The five days of Tết
 * as in other years, one before and four after the new year; the Government announces them each autumn, and this list follows.
 */
export const bankHolidays: readonly { day: string; of: string }[] = [
  { day: '2026-11-24', of: 'culture day' },
  { day: '2027-01-01', of: 'new year' },
  { day: '2027-02-05', of: 'tet' },
  { day: '2027-02-08', of: 'tet' },
  { day: '2027-02-09', of: 'tet' },
  { day: '2027-02-10', of: 'tet, for Saturday 6 February' },
  { day: '2027-02-11', of: 'tet, for Sunday 7 February' },
  { day: '2027-04-16', of: 'hung kings, tenth day of the third lunar month' },
  { day: '2027-04-30', of: 'reunification' },
  { day: '2027-05-03', of: 'labour day, for Saturday 1 May' },
  { day: '2027-09-02', of: 'national day' },
  { day: '2027-09-03', of: 'national day' },
  { day: '2027-11-24', of: 'culture day' },
  { day: '2028-01-03', of: 'new year, for Saturday 1 January' },
  { day: '2028-01-25', of: 'tet' },
  { day: '2028-01-26', of: 'tet' },
  { day: '2028-01-27', of: 'tet' },
  { day: '2028-01-28', of: 'tet' },
  { day: '2028-01-31', of: 'tet, for Saturday 29 January' },
]
