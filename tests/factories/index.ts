export * from "./councils";
export * from "./listings";
