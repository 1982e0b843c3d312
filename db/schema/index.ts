export * from "./accounts";
export * from "./councils";
export * from "./directory";
export * from "./exchange";
export * from "./guidance";
export * from "./offer";
export * from "./platform";
export * from "./publication";
