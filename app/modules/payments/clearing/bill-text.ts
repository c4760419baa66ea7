/** What we write when we pay a carrier's bill, and look for in the statement: CUOC VNPOST 112026. */
export const billText = ({ carrier, month }: { carrier: string; month: string }): string => `CUOC ${carrier.toUpperCase()} ${month.slice(5)}${month.slice(0, 4)}`
