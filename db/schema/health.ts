/** The tables of the health store, a database of its own: no key of one leads to a row of the portal's. */

export * from "./calendar";
export * from "./carers";
export * from "./events";
export * from "./every-store";
export * from "./guardians";
export * from "./photos";
export * from "./problems";
export * from "./record";
export * from "./referrals";
export * from "./sharing";
