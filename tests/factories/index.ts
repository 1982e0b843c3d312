export * from "./browser";
export * from "./councils";
export * from "./identity-provider";
export * from "./listings";
export * from "./staff";
