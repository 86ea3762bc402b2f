// Made from schema/manifest.schema.json by `npm run generate`: do not edit.
import type {ErrorObject} from 'ajv';
export declare const validate: {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
};
export default validate;
