export * from "./councils";
export * from "./directory";
