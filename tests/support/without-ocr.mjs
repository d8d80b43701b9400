// For `node --import`: the optional packages as if they were not installed.
import { register } from 'node:module';

const hook = `
export function resolve(specifier, context, next) {
  if (/^(onnxruntime-node|@gutenye\\/ocr-models)/.test(specifier)) {
    const error = new Error("Cannot find package '" + specifier + "'");
    error.code = 'ERR_MODULE_NOT_FOUND';
    throw error;
  }
  return next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
