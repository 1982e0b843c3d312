/** What a person says of two listings that are likely the same. One that is put off is asked about again at the next import. */
export const LIKELY_VERDICTS = ["same", "different", "later"] as const;
export type LikelyVerdict = (typeof LIKELY_VERDICTS)[number];
