// Made from schema/manifest.schema.json by `npm run generate`: do not edit.
// A few thousand are reported; a hostile manifest has millions.
const ERRORS_MAX = 10_000;

function append(errors, more) {
  for (const error of more) {
    if (errors.length >= ERRORS_MAX) break;
    errors.push(error);
  }
  return errors;
}
export const validate = validate10;
export default validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://proctor.dev/schema/manifest.schema.json","title":"Manifest","type":"object","additionalProperties":false,"required":["proctor"],"properties":{"proctor":{"const":1},"name":{"type":"string","minLength":1,"maxLength":200},"description":{"type":"string"},"concurrency":{"$ref":"#/definitions/concurrency"},"timeout":{"$ref":"#/definitions/duration"},"defaults":{"$ref":"#/definitions/defaults"},"variables":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"secrets":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/secret"}},"env":{"$ref":"#/definitions/env"},"environments":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/environment"}},"artifacts":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/artifact"}},"instrumentation":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/instrumentation"}},"scenarios":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scenario"}}},"definitions":{"name":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"duration":{"title":"Duration","type":"string","pattern":"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},"scalar":{"type":["string","number","boolean"]},"text":{"type":"string","minLength":1},"positive":{"type":"integer","minimum":1,"maximum":100000},"count":{"type":"integer","minimum":0,"maximum":100000},"env":{"type":"object","propertyNames":{"title":"VariableName","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"names":{"oneOf":[{"$ref":"#/definitions/name"},{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}}]},"texts":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]},"shell":{"type":"string","minLength":1},"regex":{"title":"Regex","type":"string","minLength":1,"maxLength":1000},"concurrency":{"oneOf":[{"$ref":"#/definitions/positive"},{"type":"object","additionalProperties":false,"properties":{"total":{"$ref":"#/definitions/positive"},"provision":{"$ref":"#/definitions/positive"},"deploy":{"$ref":"#/definitions/positive"},"run":{"$ref":"#/definitions/positive"},"per-host":{"$ref":"#/definitions/positive"}}}]},"defaults":{"type":"object","additionalProperties":false,"properties":{"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"stage-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"kill-grace":{"$ref":"#/definitions/duration"},"shell":{"$ref":"#/definitions/shell"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"}}},"retries":{"oneOf":[{"$ref":"#/definitions/count"},{"type":"object","additionalProperties":false,"properties":{"test":{"$ref":"#/definitions/count"},"infrastructure":{"$ref":"#/definitions/count"},"delay":{"$ref":"#/definitions/duration"},"max-delay":{"$ref":"#/definitions/duration"}}}]},"secret":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"env":{"title":"VariableName","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"file":{"$ref":"#/definitions/text"}}},"environment":{"type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/definitions/local-environment"},{"$ref":"#/definitions/ssh-environment"}]},"hook":{"$ref":"#/definitions/texts"},"isolation":{"enum":["shared","fresh"]},"local-environment":{"title":"LocalEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"local"},"description":{"type":"string"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"inherit-env":{"oneOf":[{"type":"boolean"},{"type":"array","items":{"$ref":"#/definitions/text"}}]},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"ssh-environment":{"title":"SshEnvironment","type":"object","additionalProperties":false,"required":["type","host"],"properties":{"type":{"const":"ssh"},"description":{"type":"string"},"host":{"$ref":"#/definitions/text"},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"passphrase":{"$ref":"#/definitions/text"},"password":{"$ref":"#/definitions/text"},"agent":{"type":"boolean"},"config":{"oneOf":[{"$ref":"#/definitions/text"},{"const":false}]},"jump":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"host-key-checking":{"enum":["strict","accept-new"]},"connect-timeout":{"$ref":"#/definitions/duration"},"keep-alive":{"$ref":"#/definitions/duration"},"sessions":{"$ref":"#/definitions/positive"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"artifact":{"type":"object","additionalProperties":false,"required":["source","target"],"properties":{"type":{"enum":["script","binary","config","data"]},"source":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/text"},"mode":{"title":"FileMode","type":"string","pattern":"^0?[0-7]{3,4}$"},"needs":{"$ref":"#/definitions/names"}}},"instrumentation":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"description":{"type":"string"},"env":{"$ref":"#/definitions/env"},"start":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"stop":{"$ref":"#/definitions/text"}}},"matrix":{"type":"object","properties":{"include":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}},"exclude":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}},"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":["string","number","boolean"],"$ref":"#/definitions/scalar"}}},"scenario":{"type":"object","additionalProperties":false,"required":["steps"],"properties":{"description":{"type":"string"},"environment":{"$ref":"#/definitions/names"},"tags":{"type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}},"needs":{"$ref":"#/definitions/names"},"matrix":{"$ref":"#/definitions/matrix"},"artifacts":{"$ref":"#/definitions/names"},"instrumentation":{"$ref":"#/definitions/names"},"requires":{"type":"object","additionalProperties":false,"properties":{"tools":{"$ref":"#/definitions/texts"},"kernel":{"title":"KernelRange","type":"string","pattern":"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},"commands":{"$ref":"#/definitions/texts"},"otherwise":{"enum":["skip","error"]}}},"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"},"steps":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/step"}},"metrics":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/metric"}},"capture":{"$ref":"#/definitions/texts"},"xfail":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"$ref":"#/definitions/text"},"strict":{"type":"boolean"}}}]},"quarantine":{"type":"object","additionalProperties":false,"required":["reason","until"],"properties":{"reason":{"$ref":"#/definitions/text"},"until":{"title":"Date","type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"}}}}},"metric":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"min":{"type":"number"},"max":{"type":"number"},"regression":{"title":"Percentage","type":"string","pattern":"^\\d+(\\.\\d+)?%$"},"better":{"enum":["lower","higher"]},"required":{"type":"boolean"}}},"step":{"type":"object","additionalProperties":false,"properties":{"id":{"title":"StepId","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},"name":{"$ref":"#/definitions/text"},"run":{"$ref":"#/definitions/text"},"until":{"$ref":"#/definitions/text"},"watch":{"$ref":"#/definitions/text"},"wait":{"$ref":"#/definitions/name"},"stop":{"$ref":"#/definitions/name"},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"stdin":{"type":"string"},"timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"if":{"type":["string","boolean"]},"continue-on-error":{"type":"boolean"},"background":{"type":"boolean"},"ready":{"$ref":"#/definitions/ready"},"expect":{"$ref":"#/definitions/expect"},"every":{"$ref":"#/definitions/duration"},"states":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/state"}},"outputs":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/output"}},"results":{"$ref":"#/definitions/results"}}},"output":{"oneOf":[{"enum":["stdout","stderr"]},{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"matches":{"$ref":"#/definitions/regex"},"json":{"$ref":"#/definitions/text"}}}]},"text-match":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"not-matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"equals":{"type":"string"},"json":{"type":"object","minProperties":1,"additionalProperties":true}}},"expect":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"exit-code":{"oneOf":[{"type":"integer","minimum":0,"maximum":255},{"type":"array","minItems":1,"items":{"type":"integer","minimum":0,"maximum":255}},{"const":"any"}]},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},"stdout":{"$ref":"#/definitions/text-match"},"stderr":{"$ref":"#/definitions/text-match"},"file":{"oneOf":[{"$ref":"#/definitions/file-match"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/file-match"}}]}}},"file-match":{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"exists":{"type":"boolean"},"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"$ref":"#/definitions/regex"},"equals":{"type":"string"}}},"state":{"type":"object","additionalProperties":false,"required":["within"],"properties":{"equals":{"type":"string"},"contains":{"$ref":"#/definitions/text"},"matches":{"$ref":"#/definitions/regex"},"within":{"$ref":"#/definitions/duration"}}},"ready":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"command":{"$ref":"#/definitions/text"},"tcp":{"oneOf":[{"type":"integer","minimum":1,"maximum":65535},{"$ref":"#/definitions/text"}]},"http":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"output":{"$ref":"#/definitions/regex"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"}}},"results":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"tap":{"$ref":"#/definitions/text"},"ktap":{"$ref":"#/definitions/text"},"junit":{"$ref":"#/definitions/texts"}}}}};
const schema19 = {"title":"Duration","type":"string","pattern":"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"};
const schema36 = {"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"};
const schema35 = {"type":["string","number","boolean"]};
const func2 = Object.prototype.hasOwnProperty;
const func3 = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};
const schema12 = {"oneOf":[{"$ref":"#/definitions/positive"},{"type":"object","additionalProperties":false,"properties":{"total":{"$ref":"#/definitions/positive"},"provision":{"$ref":"#/definitions/positive"},"deploy":{"$ref":"#/definitions/positive"},"run":{"$ref":"#/definitions/positive"},"per-host":{"$ref":"#/definitions/positive"}}}]};
const schema13 = {"type":"integer","minimum":1,"maximum":100000};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 100000 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "total") || (key0 === "provision")) || (key0 === "deploy")) || (key0 === "run")) || (key0 === "per-host"))){
const err3 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema12.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.total !== undefined){
let data0 = data.total;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err4 = {instancePath:instancePath+"/total",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 100000 || isNaN(data0)){
const err5 = {instancePath:instancePath+"/total",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(data0 < 1 || isNaN(data0)){
const err6 = {instancePath:instancePath+"/total",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
}
if(data.provision !== undefined){
let data1 = data.provision;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err7 = {instancePath:instancePath+"/provision",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 100000 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/provision",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data1 < 1 || isNaN(data1)){
const err9 = {instancePath:instancePath+"/provision",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
}
if(data.deploy !== undefined){
let data2 = data.deploy;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err10 = {instancePath:instancePath+"/deploy",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 100000 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/deploy",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
if(data2 < 1 || isNaN(data2)){
const err12 = {instancePath:instancePath+"/deploy",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
}
if(data.run !== undefined){
let data3 = data.run;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err13 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 100000 || isNaN(data3)){
const err14 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
if(data3 < 1 || isNaN(data3)){
const err15 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
}
}
if(data["per-host"] !== undefined){
let data4 = data["per-host"];
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err16 = {instancePath:instancePath+"/per-host",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 100000 || isNaN(data4)){
const err17 = {instancePath:instancePath+"/per-host",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
if(data4 < 1 || isNaN(data4)){
const err18 = {instancePath:instancePath+"/per-host",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.oneOf[1].type,parentSchema:schema12.oneOf[1],data};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err20 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema12.oneOf,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate11.errors = vErrors;
return errors === 0;
}

const schema20 = {"type":"object","additionalProperties":false,"properties":{"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"stage-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"kill-grace":{"$ref":"#/definitions/duration"},"shell":{"$ref":"#/definitions/shell"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"}}};
const schema27 = {"type":"string","minLength":1};
const pattern0 = new RegExp("^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$", "u");
const schema28 = {"oneOf":[{"$ref":"#/definitions/count"},{"type":"object","additionalProperties":false,"properties":{"test":{"$ref":"#/definitions/count"},"infrastructure":{"$ref":"#/definitions/count"},"delay":{"$ref":"#/definitions/duration"},"max-delay":{"$ref":"#/definitions/duration"}}}]};
const schema29 = {"type":"integer","minimum":0,"maximum":100000};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema29.type,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 100000 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/definitions/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "test") || (key0 === "infrastructure")) || (key0 === "delay")) || (key0 === "max-delay"))){
const err3 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema28.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.test !== undefined){
let data0 = data.test;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err4 = {instancePath:instancePath+"/test",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema29.type,parentSchema:schema29,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 100000 || isNaN(data0)){
const err5 = {instancePath:instancePath+"/test",schemaPath:"#/definitions/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema29,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(data0 < 0 || isNaN(data0)){
const err6 = {instancePath:instancePath+"/test",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema29,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
}
if(data.infrastructure !== undefined){
let data1 = data.infrastructure;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err7 = {instancePath:instancePath+"/infrastructure",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema29.type,parentSchema:schema29,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 100000 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/infrastructure",schemaPath:"#/definitions/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema29,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data1 < 0 || isNaN(data1)){
const err9 = {instancePath:instancePath+"/infrastructure",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema29,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
}
if(data.delay !== undefined){
let data2 = data.delay;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err10 = {instancePath:instancePath+"/delay",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
else {
const err11 = {instancePath:instancePath+"/delay",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
if(data["max-delay"] !== undefined){
let data3 = data["max-delay"];
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err12 = {instancePath:instancePath+"/max-delay",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
else {
const err13 = {instancePath:instancePath+"/max-delay",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.oneOf[1].type,parentSchema:schema28.oneOf[1],data};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err15 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema28.oneOf,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate14.errors = vErrors;
return errors === 0;
}

const schema34 = {"type":"object","propertyNames":{"title":"VariableName","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/definitions/scalar"}};
const pattern9 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern9.test(key0)){
const err0 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema34.propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
const err1 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema34.propertyNames,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
for(const key1 in data){
let data0 = data[key1];
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err2 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema35.type},message:"must be string,number,boolean",schema:schema35.type,parentSchema:schema35,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate16.errors = vErrors;
return errors === 0;
}


function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema20.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data0 = data.timeout;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err1 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
else {
const err2 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data["step-timeout"] !== undefined){
let data1 = data["step-timeout"];
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err3 = {instancePath:instancePath+"/step-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
else {
const err4 = {instancePath:instancePath+"/step-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data["stage-timeout"] !== undefined){
let data2 = data["stage-timeout"];
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err5 = {instancePath:instancePath+"/stage-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
else {
const err6 = {instancePath:instancePath+"/stage-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data["idle-timeout"] !== undefined){
let data3 = data["idle-timeout"];
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err7 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
else {
const err8 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data["slow-after"] !== undefined){
let data4 = data["slow-after"];
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err9 = {instancePath:instancePath+"/slow-after",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
else {
const err10 = {instancePath:instancePath+"/slow-after",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data["kill-grace"] !== undefined){
let data5 = data["kill-grace"];
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err11 = {instancePath:instancePath+"/kill-grace",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
else {
const err12 = {instancePath:instancePath+"/kill-grace",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
if(data.shell !== undefined){
let data6 = data.shell;
if(typeof data6 === "string"){
if(func3(data6) < 1){
const err13 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
else {
const err14 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.type,parentSchema:schema27,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data.retries !== undefined){
if(!(validate14(data.retries, {instancePath:instancePath+"/retries",parentData:data,parentDataProperty:"retries",rootData}))){
vErrors = vErrors === null ? validate14.errors : append(vErrors, validate14.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate16(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate16.errors : append(vErrors, validate16.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
validate13.errors = vErrors;
return errors === 0;
}

const schema39 = {"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"env":{"title":"VariableName","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"file":{"$ref":"#/definitions/text"}}};
const schema40 = {"type":"string","minLength":1};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((key0 === "env") || (key0 === "file"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.env !== undefined){
let data0 = data.env;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema39.properties.env,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
else {
const err4 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.env.type,parentSchema:schema39.properties.env,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.file !== undefined){
let data1 = data.file;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err5 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
else {
const err6 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
validate19.errors = vErrors;
return errors === 0;
}

const schema42 = {"type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/definitions/local-environment"},{"$ref":"#/definitions/ssh-environment"}]};
const schema43 = {"title":"LocalEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"local"},"description":{"type":"string"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"inherit-env":{"oneOf":[{"type":"boolean"},{"type":"array","items":{"$ref":"#/definitions/text"}}]},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};
const schema45 = {"enum":["shared","fresh"]};
const schema49 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(func3(data) < 1){
const err0 = {instancePath,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
else {
const err1 = {instancePath,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs4 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema49.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
else {
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema49.oneOf[1].type,parentSchema:schema49.oneOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema49.oneOf,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate25.errors = vErrors;
return errors === 0;
}


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema43.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("local" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "local"},message:"must be equal to constant",schema:"local",parentSchema:schema43.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.description.type,parentSchema:schema43.properties.description,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.instances !== undefined){
let data2 = data.instances;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 100000 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(data2 < 1 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
}
if(data.isolation !== undefined){
let data3 = data.isolation;
if(!((data3 === "shared") || (data3 === "fresh"))){
const err7 = {instancePath:instancePath+"/isolation",schemaPath:"#/definitions/isolation/enum",keyword:"enum",params:{allowedValues: schema45.enum},message:"must be equal to one of the allowed values",schema:schema45.enum,parentSchema:schema45,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate16(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate16.errors : append(vErrors, validate16.errors);
errors = vErrors.length;
}
}
if(data["inherit-env"] !== undefined){
let data5 = data["inherit-env"];
const _errs12 = errors;
let valid3 = false;
let passing0 = null;
const _errs13 = errors;
if(typeof data5 !== "boolean"){
const err8 = {instancePath:instancePath+"/inherit-env",schemaPath:"#/properties/inherit-env/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema43.properties["inherit-env"].oneOf[0].type,parentSchema:schema43.properties["inherit-env"].oneOf[0],data:data5};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
var _valid0 = _errs13 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs15 = errors;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(func3(data6) < 1){
const err9 = {instancePath:instancePath+"/inherit-env/" + i0,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
else {
const err10 = {instancePath:instancePath+"/inherit-env/" + i0,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/inherit-env",schemaPath:"#/properties/inherit-env/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema43.properties["inherit-env"].oneOf[1].type,parentSchema:schema43.properties["inherit-env"].oneOf[1],data:data5};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
var _valid0 = _errs15 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
}
}
if(!valid3){
const err12 = {instancePath:instancePath+"/inherit-env",schemaPath:"#/properties/inherit-env/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema43.properties["inherit-env"].oneOf,parentSchema:schema43.properties["inherit-env"],data:data5};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
}
if(data.shell !== undefined){
let data7 = data.shell;
if(typeof data7 === "string"){
if(func3(data7) < 1){
const err13 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
else {
const err14 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.type,parentSchema:schema27,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
let data8 = data["working-directory"];
if(typeof data8 === "string"){
if(func3(data8) < 1){
const err15 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
}
else {
const err16 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate25(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate25(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate25(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
validate23.errors = vErrors;
return errors === 0;
}

const schema52 = {"title":"SshEnvironment","type":"object","additionalProperties":false,"required":["type","host"],"properties":{"type":{"const":"ssh"},"description":{"type":"string"},"host":{"$ref":"#/definitions/text"},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"passphrase":{"$ref":"#/definitions/text"},"password":{"$ref":"#/definitions/text"},"agent":{"type":"boolean"},"config":{"oneOf":[{"$ref":"#/definitions/text"},{"const":false}]},"jump":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"host-key-checking":{"enum":["strict","accept-new"]},"connect-timeout":{"$ref":"#/definitions/duration"},"keep-alive":{"$ref":"#/definitions/duration"},"sessions":{"$ref":"#/definitions/positive"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(func3(data) < 1){
const err0 = {instancePath,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
else {
const err1 = {instancePath,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs4 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema49.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
else {
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema49.oneOf[1].type,parentSchema:schema49.oneOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema49.oneOf,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate30.errors = vErrors;
return errors === 0;
}


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.host === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'",schema:schema52.required,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema52.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("ssh" !== data0){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "ssh"},message:"must be equal to constant",schema:"ssh",parentSchema:schema52.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema52.properties.description.type,parentSchema:schema52.properties.description,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.host !== undefined){
let data2 = data.host;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err5 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
else {
const err6 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.port !== undefined){
let data3 = data.port;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err7 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema52.properties.port.type,parentSchema:schema52.properties.port,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 65535 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema52.properties.port,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data3 < 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema52.properties.port,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
}
if(data.user !== undefined){
let data4 = data.user;
if(typeof data4 === "string"){
if(func3(data4) < 1){
const err10 = {instancePath:instancePath+"/user",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
else {
const err11 = {instancePath:instancePath+"/user",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
if(data.key !== undefined){
if(!(validate30(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.passphrase !== undefined){
let data6 = data.passphrase;
if(typeof data6 === "string"){
if(func3(data6) < 1){
const err12 = {instancePath:instancePath+"/passphrase",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
else {
const err13 = {instancePath:instancePath+"/passphrase",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
if(data.password !== undefined){
let data7 = data.password;
if(typeof data7 === "string"){
if(func3(data7) < 1){
const err14 = {instancePath:instancePath+"/password",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
else {
const err15 = {instancePath:instancePath+"/password",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
}
if(data.agent !== undefined){
let data8 = data.agent;
if(typeof data8 !== "boolean"){
const err16 = {instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema52.properties.agent.type,parentSchema:schema52.properties.agent,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
if(data.config !== undefined){
let data9 = data.config;
const _errs23 = errors;
let valid5 = false;
let passing0 = null;
const _errs24 = errors;
if(typeof data9 === "string"){
if(func3(data9) < 1){
const err17 = {instancePath:instancePath+"/config",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
else {
const err18 = {instancePath:instancePath+"/config",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
var _valid0 = _errs24 === errors;
if(_valid0){
valid5 = true;
passing0 = 0;
}
const _errs27 = errors;
if(false !== data9){
const err19 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/oneOf/1/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant",schema:false,parentSchema:schema52.properties.config.oneOf[1],data:data9};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
var _valid0 = _errs27 === errors;
if(_valid0 && valid5){
valid5 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid5 = true;
passing0 = 1;
}
}
if(!valid5){
const err20 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema52.properties.config.oneOf,parentSchema:schema52.properties.config,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
else {
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
}
}
if(data.jump !== undefined){
let data10 = data.jump;
if(typeof data10 === "string"){
if(func3(data10) < 1){
const err21 = {instancePath:instancePath+"/jump",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
}
else {
const err22 = {instancePath:instancePath+"/jump",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
}
if(data["known-hosts"] !== undefined){
if(!(validate30(data["known-hosts"], {instancePath:instancePath+"/known-hosts",parentData:data,parentDataProperty:"known-hosts",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data["host-key-checking"] !== undefined){
let data12 = data["host-key-checking"];
if(!((data12 === "strict") || (data12 === "accept-new"))){
const err23 = {instancePath:instancePath+"/host-key-checking",schemaPath:"#/properties/host-key-checking/enum",keyword:"enum",params:{allowedValues: schema52.properties["host-key-checking"].enum},message:"must be equal to one of the allowed values",schema:schema52.properties["host-key-checking"].enum,parentSchema:schema52.properties["host-key-checking"],data:data12};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
}
if(data["connect-timeout"] !== undefined){
let data13 = data["connect-timeout"];
if(typeof data13 === "string"){
if(!pattern0.test(data13)){
const err24 = {instancePath:instancePath+"/connect-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
}
else {
const err25 = {instancePath:instancePath+"/connect-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
}
if(data["keep-alive"] !== undefined){
let data14 = data["keep-alive"];
if(typeof data14 === "string"){
if(!pattern0.test(data14)){
const err26 = {instancePath:instancePath+"/keep-alive",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
}
else {
const err27 = {instancePath:instancePath+"/keep-alive",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
}
if(data.sessions !== undefined){
let data15 = data.sessions;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err28 = {instancePath:instancePath+"/sessions",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data15};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 100000 || isNaN(data15)){
const err29 = {instancePath:instancePath+"/sessions",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
if(data15 < 1 || isNaN(data15)){
const err30 = {instancePath:instancePath+"/sessions",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
}
}
if(data.instances !== undefined){
let data16 = data.instances;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err31 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
}
errors = vErrors.length;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 100000 || isNaN(data16)){
const err32 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data16};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
if(data16 < 1 || isNaN(data16)){
const err33 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
}
}
if(data.isolation !== undefined){
let data17 = data.isolation;
if(!((data17 === "shared") || (data17 === "fresh"))){
const err34 = {instancePath:instancePath+"/isolation",schemaPath:"#/definitions/isolation/enum",keyword:"enum",params:{allowedValues: schema45.enum},message:"must be equal to one of the allowed values",schema:schema45.enum,parentSchema:schema45,data:data17};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate16(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate16.errors : append(vErrors, validate16.errors);
errors = vErrors.length;
}
}
if(data.shell !== undefined){
let data19 = data.shell;
if(typeof data19 === "string"){
if(func3(data19) < 1){
const err35 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27,data:data19};
if(vErrors === null){
vErrors = [err35];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err35);
}
errors = vErrors.length;
}
}
else {
const err36 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.type,parentSchema:schema27,data:data19};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
let data20 = data["working-directory"];
if(typeof data20 === "string"){
if(func3(data20) < 1){
const err37 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data20};
if(vErrors === null){
vErrors = [err37];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err37);
}
errors = vErrors.length;
}
}
else {
const err38 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data20};
if(vErrors === null){
vErrors = [err38];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err38);
}
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate25(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate25(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate25(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
}
else {
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema52.type,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
validate29.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "local"){
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
else if(tag0 === "ssh"){
if(!(validate29(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate29.errors : append(vErrors, validate29.errors);
errors = vErrors.length;
}
}
else {
const err1 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},message:"value of tag \"type\" must be in oneOf",schema:schema42.discriminator,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
else {
const err2 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},message:"tag \"type\" must be string",schema:schema42.discriminator,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate22.errors = vErrors;
return errors === 0;
}

const schema70 = {"type":"object","additionalProperties":false,"required":["source","target"],"properties":{"type":{"enum":["script","binary","config","data"]},"source":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/text"},"mode":{"title":"FileMode","type":"string","pattern":"^0?[0-7]{3,4}$"},"needs":{"$ref":"#/definitions/names"}}};
const pattern17 = new RegExp("^0?[0-7]{3,4}$", "u");
const schema73 = {"oneOf":[{"$ref":"#/definitions/name"},{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}}]};
const pattern10 = new RegExp("^[A-Za-z_][A-Za-z0-9_.-]{0,99}$", "u");

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(!pattern10.test(data)){
const err0 = {instancePath,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
else {
const err1 = {instancePath,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs4 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema73.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema73.oneOf[1].items.type,parentSchema:schema73.oneOf[1].items,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(typeof data0 === "string"){
if(!pattern10.test(data0)){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
let i1 = data.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err6 = {instancePath,schemaPath:"#/oneOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema73.oneOf[1],data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema73.oneOf[1].type,parentSchema:schema73.oneOf[1],data};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err8 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema73.oneOf,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate41.errors = vErrors;
return errors === 0;
}


function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.source === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.target === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'",schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((((key0 === "type") || (key0 === "source")) || (key0 === "target")) || (key0 === "mode")) || (key0 === "needs"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(!((((data0 === "script") || (data0 === "binary")) || (data0 === "config")) || (data0 === "data"))){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema70.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema70.properties.type.enum,parentSchema:schema70.properties.type,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.source !== undefined){
let data1 = data.source;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err4 = {instancePath:instancePath+"/source",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
else {
const err5 = {instancePath:instancePath+"/source",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.target !== undefined){
let data2 = data.target;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err6 = {instancePath:instancePath+"/target",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
else {
const err7 = {instancePath:instancePath+"/target",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.mode !== undefined){
let data3 = data.mode;
if(typeof data3 === "string"){
if(!pattern17.test(data3)){
const err8 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^0?[0-7]{3,4}$"},message:"must match pattern \""+"^0?[0-7]{3,4}$"+"\"",schema:"^0?[0-7]{3,4}$",parentSchema:schema70.properties.mode,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
else {
const err9 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.mode.type,parentSchema:schema70.properties.mode,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
if(data.needs !== undefined){
if(!(validate41(data.needs, {instancePath:instancePath+"/needs",parentData:data,parentDataProperty:"needs",rootData}))){
vErrors = vErrors === null ? validate41.errors : append(vErrors, validate41.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema70.type,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
validate40.errors = vErrors;
return errors === 0;
}

const schema77 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"description":{"type":"string"},"env":{"$ref":"#/definitions/env"},"start":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"stop":{"$ref":"#/definitions/text"}}};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema77,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((((key0 === "description") || (key0 === "env")) || (key0 === "start")) || (key0 === "check")) || (key0 === "stop"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema77,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data0 = data.description;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema77.properties.description.type,parentSchema:schema77.properties.description,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate16(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate16.errors : append(vErrors, validate16.errors);
errors = vErrors.length;
}
}
if(data.start !== undefined){
let data2 = data.start;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err3 = {instancePath:instancePath+"/start",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
else {
const err4 = {instancePath:instancePath+"/start",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.check !== undefined){
let data3 = data.check;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err5 = {instancePath:instancePath+"/check",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
else {
const err6 = {instancePath:instancePath+"/check",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.stop !== undefined){
let data4 = data.stop;
if(typeof data4 === "string"){
if(func3(data4) < 1){
const err7 = {instancePath:instancePath+"/stop",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
else {
const err8 = {instancePath:instancePath+"/stop",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema77.type,parentSchema:schema77,data};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
validate44.errors = vErrors;
return errors === 0;
}

const schema82 = {"type":"object","additionalProperties":false,"required":["steps"],"properties":{"description":{"type":"string"},"environment":{"$ref":"#/definitions/names"},"tags":{"type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}},"needs":{"$ref":"#/definitions/names"},"matrix":{"$ref":"#/definitions/matrix"},"artifacts":{"$ref":"#/definitions/names"},"instrumentation":{"$ref":"#/definitions/names"},"requires":{"type":"object","additionalProperties":false,"properties":{"tools":{"$ref":"#/definitions/texts"},"kernel":{"title":"KernelRange","type":"string","pattern":"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},"commands":{"$ref":"#/definitions/texts"},"otherwise":{"enum":["skip","error"]}}},"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"},"steps":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/step"}},"metrics":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/metric"}},"capture":{"$ref":"#/definitions/texts"},"xfail":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"$ref":"#/definitions/text"},"strict":{"type":"boolean"}}}]},"quarantine":{"type":"object","additionalProperties":false,"required":["reason","until"],"properties":{"reason":{"$ref":"#/definitions/text"},"until":{"title":"Date","type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"}}}}};
const schema138 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"min":{"type":"number"},"max":{"type":"number"},"regression":{"title":"Percentage","type":"string","pattern":"^\\d+(\\.\\d+)?%$"},"better":{"enum":["lower","higher"]},"required":{"type":"boolean"}}};
const schema84 = {"type":"object","properties":{"include":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}},"exclude":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}},"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":["string","number","boolean"],"$ref":"#/definitions/scalar"}}};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern10.test(key0)){
const err0 = {instancePath,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
else {
const err1 = {instancePath,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema84.propertyNames,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
for(const key1 in data){
if(!((key1 === "include") || (key1 === "exclude"))){
let data0 = data[key1];
if(Array.isArray(data0)){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema84.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/additionalProperties/items/type",keyword:"type",params:{type: schema84.additionalProperties.items.type},message:"must be string,number,boolean",schema:schema84.additionalProperties.items.type,parentSchema:schema84.additionalProperties.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err5 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema35.type},message:"must be string,number,boolean",schema:schema35.type,parentSchema:schema35,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data0[i1];
if(((typeof item0 !== "string") && (!((typeof item0 == "number") && (isFinite(item0))))) && (typeof item0 !== "boolean")){
continue;
}
if(typeof item0 == "string"){
item0 += "_";
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err6 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema84.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err7 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema84.additionalProperties.type,parentSchema:schema84.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
}
if(data.include !== undefined){
let data2 = data.include;
if(Array.isArray(data2)){
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
let data3 = data2[i2];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length < 1){
const err8 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema84.properties.include.items,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
for(const key2 in data3){
const _errs15 = errors;
if(typeof key2 === "string"){
if(!pattern10.test(key2)){
const err9 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
else {
const err10 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
var valid10 = _errs15 === errors;
if(!valid10){
const err11 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema84.properties.include.items.propertyNames,parentSchema:schema84.properties.include.items,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
for(const key3 in data3){
let data4 = data3[key3];
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err12 = {instancePath:instancePath+"/include/" + i2+"/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema35.type},message:"must be string,number,boolean",schema:schema35.type,parentSchema:schema35,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema84.properties.include.items.type,parentSchema:schema84.properties.include.items,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/include",schemaPath:"#/properties/include/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema84.properties.include.type,parentSchema:schema84.properties.include,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data.exclude !== undefined){
let data5 = data.exclude;
if(Array.isArray(data5)){
const len2 = data5.length;
for(let i3=0; i3<len2; i3++){
let data6 = data5[i3];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length < 1){
const err15 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema84.properties.exclude.items,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
for(const key4 in data6){
const _errs26 = errors;
if(typeof key4 === "string"){
if(!pattern10.test(key4)){
const err16 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:key4,propertyName:key4};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
else {
const err17 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:key4,propertyName:key4};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
var valid16 = _errs26 === errors;
if(!valid16){
const err18 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid",schema:schema84.properties.exclude.items.propertyNames,parentSchema:schema84.properties.exclude.items,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
for(const key5 in data6){
let data7 = data6[key5];
if(((typeof data7 !== "string") && (!((typeof data7 == "number") && (isFinite(data7))))) && (typeof data7 !== "boolean")){
const err19 = {instancePath:instancePath+"/exclude/" + i3+"/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema35.type},message:"must be string,number,boolean",schema:schema35.type,parentSchema:schema35,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema84.properties.exclude.items.type,parentSchema:schema84.properties.exclude.items,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/exclude",schemaPath:"#/properties/exclude/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema84.properties.exclude.type,parentSchema:schema84.properties.exclude,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema84.type,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
validate50.errors = vErrors;
return errors === 0;
}

const schema97 = {"type":"object","additionalProperties":false,"properties":{"id":{"title":"StepId","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},"name":{"$ref":"#/definitions/text"},"run":{"$ref":"#/definitions/text"},"until":{"$ref":"#/definitions/text"},"watch":{"$ref":"#/definitions/text"},"wait":{"$ref":"#/definitions/name"},"stop":{"$ref":"#/definitions/name"},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"stdin":{"type":"string"},"timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"if":{"type":["string","boolean"]},"continue-on-error":{"type":"boolean"},"background":{"type":"boolean"},"ready":{"$ref":"#/definitions/ready"},"expect":{"$ref":"#/definitions/expect"},"every":{"$ref":"#/definitions/duration"},"states":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/state"}},"outputs":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/output"}},"results":{"$ref":"#/definitions/results"}}};
const pattern31 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]{0,99}$", "u");
const pattern34 = new RegExp("^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$", "u");
const schema108 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"command":{"$ref":"#/definitions/text"},"tcp":{"oneOf":[{"type":"integer","minimum":1,"maximum":65535},{"$ref":"#/definitions/text"}]},"http":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"output":{"$ref":"#/definitions/regex"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"}}};
const schema113 = {"title":"Regex","type":"string","minLength":1,"maxLength":1000};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema108,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((((((key0 === "command") || (key0 === "tcp")) || (key0 === "http")) || (key0 === "file")) || (key0 === "output")) || (key0 === "every")) || (key0 === "timeout"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema108,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.command !== undefined){
let data0 = data.command;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err2 = {instancePath:instancePath+"/command",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
else {
const err3 = {instancePath:instancePath+"/command",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.tcp !== undefined){
let data1 = data.tcp;
const _errs6 = errors;
let valid2 = false;
let passing0 = null;
const _errs7 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err4 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema108.properties.tcp.oneOf[0].type,parentSchema:schema108.properties.tcp.oneOf[0],data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 65535 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema108.properties.tcp.oneOf[0],data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(data1 < 1 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema108.properties.tcp.oneOf[0],data:data1};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
var _valid0 = _errs7 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
}
const _errs9 = errors;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err7 = {instancePath:instancePath+"/tcp",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
else {
const err8 = {instancePath:instancePath+"/tcp",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
}
}
if(!valid2){
const err9 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema108.properties.tcp.oneOf,parentSchema:schema108.properties.tcp,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
}
if(data.http !== undefined){
let data2 = data.http;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err10 = {instancePath:instancePath+"/http",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
else {
const err11 = {instancePath:instancePath+"/http",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
if(data.file !== undefined){
let data3 = data.file;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err12 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
else {
const err13 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
if(data.output !== undefined){
let data4 = data.output;
if(typeof data4 === "string"){
if(func3(data4) > 1000){
const err14 = {instancePath:instancePath+"/output",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema113,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
if(func3(data4) < 1){
const err15 = {instancePath:instancePath+"/output",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema113,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
}
else {
const err16 = {instancePath:instancePath+"/output",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema113.type,parentSchema:schema113,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
if(data.every !== undefined){
let data5 = data.every;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err17 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
else {
const err18 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data6 = data.timeout;
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err19 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
}
else {
const err20 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema108.type,parentSchema:schema108,data};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
validate63.errors = vErrors;
return errors === 0;
}

const schema116 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"exit-code":{"oneOf":[{"type":"integer","minimum":0,"maximum":255},{"type":"array","minItems":1,"items":{"type":"integer","minimum":0,"maximum":255}},{"const":"any"}]},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},"stdout":{"$ref":"#/definitions/text-match"},"stderr":{"$ref":"#/definitions/text-match"},"file":{"oneOf":[{"$ref":"#/definitions/file-match"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/file-match"}}]}}};
const pattern39 = new RegExp("^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$", "u");
const schema117 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"not-matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"equals":{"type":"string"},"json":{"type":"object","minProperties":1,"additionalProperties":true}}};

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((((key0 === "contains") || (key0 === "not-contains")) || (key0 === "matches")) || (key0 === "not-matches")) || (key0 === "equals")) || (key0 === "json"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.contains !== undefined){
if(!(validate30(data.contains, {instancePath:instancePath+"/contains",parentData:data,parentDataProperty:"contains",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data["not-contains"] !== undefined){
if(!(validate30(data["not-contains"], {instancePath:instancePath+"/not-contains",parentData:data,parentDataProperty:"not-contains",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.matches !== undefined){
let data2 = data.matches;
const _errs5 = errors;
let valid1 = false;
let passing0 = null;
const _errs6 = errors;
if(typeof data2 === "string"){
if(func3(data2) > 1000){
const err2 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema113,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(func3(data2) < 1){
const err3 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema113,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
else {
const err4 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema113.type,parentSchema:schema113,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs9 = errors;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema117.properties.matches.oneOf[1],data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(func3(data3) > 1000){
const err6 = {instancePath:instancePath+"/matches/" + i0,schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema113,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
if(func3(data3) < 1){
const err7 = {instancePath:instancePath+"/matches/" + i0,schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema113,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
else {
const err8 = {instancePath:instancePath+"/matches/" + i0,schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema113.type,parentSchema:schema113,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema117.properties.matches.oneOf[1].type,parentSchema:schema117.properties.matches.oneOf[1],data:data2};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
}
}
if(!valid1){
const err10 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema117.properties.matches.oneOf,parentSchema:schema117.properties.matches,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
}
if(data["not-matches"] !== undefined){
let data4 = data["not-matches"];
const _errs15 = errors;
let valid6 = false;
let passing1 = null;
const _errs16 = errors;
if(typeof data4 === "string"){
if(func3(data4) > 1000){
const err11 = {instancePath:instancePath+"/not-matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema113,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
if(func3(data4) < 1){
const err12 = {instancePath:instancePath+"/not-matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema113,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
else {
const err13 = {instancePath:instancePath+"/not-matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema113.type,parentSchema:schema113,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
var _valid1 = _errs16 === errors;
if(_valid1){
valid6 = true;
passing1 = 0;
}
const _errs19 = errors;
if(Array.isArray(data4)){
if(data4.length < 1){
const err14 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema117.properties["not-matches"].oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(func3(data5) > 1000){
const err15 = {instancePath:instancePath+"/not-matches/" + i1,schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema113,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
if(func3(data5) < 1){
const err16 = {instancePath:instancePath+"/not-matches/" + i1,schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema113,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
else {
const err17 = {instancePath:instancePath+"/not-matches/" + i1,schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema113.type,parentSchema:schema113,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema117.properties["not-matches"].oneOf[1].type,parentSchema:schema117.properties["not-matches"].oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
var _valid1 = _errs19 === errors;
if(_valid1 && valid6){
valid6 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid6 = true;
passing1 = 1;
}
}
if(!valid6){
const err19 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema117.properties["not-matches"].oneOf,parentSchema:schema117.properties["not-matches"],data:data4};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
else {
errors = _errs15;
if(vErrors !== null){
if(_errs15){
vErrors.length = _errs15;
}
else {
vErrors = null;
}
}
}
}
if(data.equals !== undefined){
let data6 = data.equals;
if(typeof data6 !== "string"){
const err20 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema117.properties.equals.type,parentSchema:schema117.properties.equals,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data.json !== undefined){
let data7 = data.json;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length < 1){
const err21 = {instancePath:instancePath+"/json",schemaPath:"#/properties/json/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema117.properties.json,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
}
else {
const err22 = {instancePath:instancePath+"/json",schemaPath:"#/properties/json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema117.properties.json.type,parentSchema:schema117.properties.json,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema117.type,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
validate66.errors = vErrors;
return errors === 0;
}

const schema122 = {"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"exists":{"type":"boolean"},"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"$ref":"#/definitions/regex"},"equals":{"type":"string"}}};

function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema122.required,parentSchema:schema122,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((((key0 === "path") || (key0 === "exists")) || (key0 === "contains")) || (key0 === "not-contains")) || (key0 === "matches")) || (key0 === "equals"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema122,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err2 = {instancePath:instancePath+"/path",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
else {
const err3 = {instancePath:instancePath+"/path",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.exists !== undefined){
let data1 = data.exists;
if(typeof data1 !== "boolean"){
const err4 = {instancePath:instancePath+"/exists",schemaPath:"#/properties/exists/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema122.properties.exists.type,parentSchema:schema122.properties.exists,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.contains !== undefined){
if(!(validate30(data.contains, {instancePath:instancePath+"/contains",parentData:data,parentDataProperty:"contains",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data["not-contains"] !== undefined){
if(!(validate30(data["not-contains"], {instancePath:instancePath+"/not-contains",parentData:data,parentDataProperty:"not-contains",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.matches !== undefined){
let data4 = data.matches;
if(typeof data4 === "string"){
if(func3(data4) > 1000){
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema113,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(func3(data4) < 1){
const err6 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema113,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
else {
const err7 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema113.type,parentSchema:schema113,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.equals !== undefined){
let data5 = data.equals;
if(typeof data5 !== "string"){
const err8 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema122.properties.equals.type,parentSchema:schema122.properties.equals,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema122.type,parentSchema:schema122,data};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
validate71.errors = vErrors;
return errors === 0;
}


function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema116,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((((key0 === "exit-code") || (key0 === "signal")) || (key0 === "stdout")) || (key0 === "stderr")) || (key0 === "file"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema116,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data["exit-code"] !== undefined){
let data0 = data["exit-code"];
const _errs3 = errors;
let valid1 = false;
let passing0 = null;
const _errs4 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema116.properties["exit-code"].oneOf[0].type,parentSchema:schema116.properties["exit-code"].oneOf[0],data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 255 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema116.properties["exit-code"].oneOf[0],data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(data0 < 0 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema116.properties["exit-code"].oneOf[0],data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
var _valid0 = _errs4 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs6 = errors;
if(Array.isArray(data0)){
if(data0.length < 1){
const err5 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema116.properties["exit-code"].oneOf[1],data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema116.properties["exit-code"].oneOf[1].items.type,parentSchema:schema116.properties["exit-code"].oneOf[1].items,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 255 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema116.properties["exit-code"].oneOf[1].items,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if(data1 < 0 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema116.properties["exit-code"].oneOf[1].items,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
}
}
else {
const err9 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema116.properties["exit-code"].oneOf[1].type,parentSchema:schema116.properties["exit-code"].oneOf[1],data:data0};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
}
const _errs10 = errors;
if("any" !== data0){
const err10 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/2/const",keyword:"const",params:{allowedValue: "any"},message:"must be equal to constant",schema:"any",parentSchema:schema116.properties["exit-code"].oneOf[2],data:data0};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid1 = true;
passing0 = 2;
}
}
}
if(!valid1){
const err11 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema116.properties["exit-code"].oneOf,parentSchema:schema116.properties["exit-code"],data:data0};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
if(data.signal !== undefined){
let data2 = data.signal;
if(typeof data2 === "string"){
if(!pattern39.test(data2)){
const err12 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/pattern",keyword:"pattern",params:{pattern: "^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},message:"must match pattern \""+"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"+"\"",schema:"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$",parentSchema:schema116.properties.signal,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
else {
const err13 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema116.properties.signal.type,parentSchema:schema116.properties.signal,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
if(data.stdout !== undefined){
if(!(validate66(data.stdout, {instancePath:instancePath+"/stdout",parentData:data,parentDataProperty:"stdout",rootData}))){
vErrors = vErrors === null ? validate66.errors : append(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data.stderr !== undefined){
if(!(validate66(data.stderr, {instancePath:instancePath+"/stderr",parentData:data,parentDataProperty:"stderr",rootData}))){
vErrors = vErrors === null ? validate66.errors : append(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data.file !== undefined){
let data5 = data.file;
const _errs16 = errors;
let valid4 = false;
let passing1 = null;
const _errs17 = errors;
if(!(validate71(data5, {instancePath:instancePath+"/file",parentData:data,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate71.errors : append(vErrors, validate71.errors);
errors = vErrors.length;
}
var _valid1 = _errs17 === errors;
if(_valid1){
valid4 = true;
passing1 = 0;
}
const _errs18 = errors;
if(Array.isArray(data5)){
if(data5.length < 1){
const err14 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema116.properties.file.oneOf[1],data:data5};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
if(!(validate71(data5[i1], {instancePath:instancePath+"/file/" + i1,parentData:data5,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate71.errors : append(vErrors, validate71.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema116.properties.file.oneOf[1].type,parentSchema:schema116.properties.file.oneOf[1],data:data5};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
var _valid1 = _errs18 === errors;
if(_valid1 && valid4){
valid4 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid4 = true;
passing1 = 1;
}
}
if(!valid4){
const err16 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema116.properties.file.oneOf,parentSchema:schema116.properties.file,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema116.type,parentSchema:schema116,data};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
validate65.errors = vErrors;
return errors === 0;
}

const schema126 = {"type":"object","additionalProperties":false,"required":["within"],"properties":{"equals":{"type":"string"},"contains":{"$ref":"#/definitions/text"},"matches":{"$ref":"#/definitions/regex"},"within":{"$ref":"#/definitions/duration"}}};

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.within === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "within"},message:"must have required property '"+"within"+"'",schema:schema126.required,parentSchema:schema126,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "equals") || (key0 === "contains")) || (key0 === "matches")) || (key0 === "within"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema126,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.equals !== undefined){
let data0 = data.equals;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema126.properties.equals.type,parentSchema:schema126.properties.equals,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.contains !== undefined){
let data1 = data.contains;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err3 = {instancePath:instancePath+"/contains",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
else {
const err4 = {instancePath:instancePath+"/contains",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.matches !== undefined){
let data2 = data.matches;
if(typeof data2 === "string"){
if(func3(data2) > 1000){
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema113,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(func3(data2) < 1){
const err6 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema113,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
else {
const err7 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema113.type,parentSchema:schema113,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.within !== undefined){
let data3 = data.within;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err8 = {instancePath:instancePath+"/within",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
else {
const err9 = {instancePath:instancePath+"/within",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema126.type,parentSchema:schema126,data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
validate77.errors = vErrors;
return errors === 0;
}

const schema131 = {"oneOf":[{"enum":["stdout","stderr"]},{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"matches":{"$ref":"#/definitions/regex"},"json":{"$ref":"#/definitions/text"}}}]};

function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!((data === "stdout") || (data === "stderr"))){
const err0 = {instancePath,schemaPath:"#/oneOf/0/enum",keyword:"enum",params:{allowedValues: schema131.oneOf[0].enum},message:"must be equal to one of the allowed values",schema:schema131.oneOf[0].enum,parentSchema:schema131.oneOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err1 = {instancePath,schemaPath:"#/oneOf/1/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema131.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err2 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema131.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((key0 === "matches") || (key0 === "json"))){
const err3 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema131.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.matches !== undefined){
let data0 = data.matches;
if(typeof data0 === "string"){
if(func3(data0) > 1000){
const err4 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema113,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if(func3(data0) < 1){
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema113,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
else {
const err6 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema113.type,parentSchema:schema113,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.json !== undefined){
let data1 = data.json;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err7 = {instancePath:instancePath+"/json",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
else {
const err8 = {instancePath:instancePath+"/json",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema131.oneOf[1].type,parentSchema:schema131.oneOf[1],data};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err10 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema131.oneOf,parentSchema:schema131,data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate79.errors = vErrors;
return errors === 0;
}

const schema134 = {"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"tap":{"$ref":"#/definitions/text"},"ktap":{"$ref":"#/definitions/text"},"junit":{"$ref":"#/definitions/texts"}}};

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema134,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema134,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((key0 === "tap") || (key0 === "ktap")) || (key0 === "junit"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema134,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.tap !== undefined){
let data0 = data.tap;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err3 = {instancePath:instancePath+"/tap",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
else {
const err4 = {instancePath:instancePath+"/tap",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.ktap !== undefined){
let data1 = data.ktap;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err5 = {instancePath:instancePath+"/ktap",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
else {
const err6 = {instancePath:instancePath+"/ktap",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.junit !== undefined){
if(!(validate30(data.junit, {instancePath:instancePath+"/junit",parentData:data,parentDataProperty:"junit",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema134.type,parentSchema:schema134,data};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
validate81.errors = vErrors;
return errors === 0;
}


function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema97.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema97,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern31.test(data0)){
const err1 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_-]{0,99}$",parentSchema:schema97.properties.id,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
else {
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema97.properties.id.type,parentSchema:schema97.properties.id,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
else {
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.run !== undefined){
let data2 = data.run;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err5 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
else {
const err6 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.until !== undefined){
let data3 = data.until;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err7 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
else {
const err8 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.watch !== undefined){
let data4 = data.watch;
if(typeof data4 === "string"){
if(func3(data4) < 1){
const err9 = {instancePath:instancePath+"/watch",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
else {
const err10 = {instancePath:instancePath+"/watch",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data.wait !== undefined){
let data5 = data.wait;
if(typeof data5 === "string"){
if(!pattern10.test(data5)){
const err11 = {instancePath:instancePath+"/wait",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
else {
const err12 = {instancePath:instancePath+"/wait",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
if(data.stop !== undefined){
let data6 = data.stop;
if(typeof data6 === "string"){
if(!pattern10.test(data6)){
const err13 = {instancePath:instancePath+"/stop",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
else {
const err14 = {instancePath:instancePath+"/stop",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data.signal !== undefined){
let data7 = data.signal;
if(typeof data7 === "string"){
if(!pattern34.test(data7)){
const err15 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/pattern",keyword:"pattern",params:{pattern: "^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},message:"must match pattern \""+"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"+"\"",schema:"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$",parentSchema:schema97.properties.signal,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
}
else {
const err16 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema97.properties.signal.type,parentSchema:schema97.properties.signal,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
if(data.shell !== undefined){
let data8 = data.shell;
if(typeof data8 === "string"){
if(func3(data8) < 1){
const err17 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
else {
const err18 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.type,parentSchema:schema27,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate16(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate16.errors : append(vErrors, validate16.errors);
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
let data10 = data["working-directory"];
if(typeof data10 === "string"){
if(func3(data10) < 1){
const err19 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
}
else {
const err20 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data.stdin !== undefined){
let data11 = data.stdin;
if(typeof data11 !== "string"){
const err21 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema97.properties.stdin.type,parentSchema:schema97.properties.stdin,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data12 = data.timeout;
if(typeof data12 === "string"){
if(!pattern0.test(data12)){
const err22 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
}
else {
const err23 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
}
if(data["idle-timeout"] !== undefined){
let data13 = data["idle-timeout"];
if(typeof data13 === "string"){
if(!pattern0.test(data13)){
const err24 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
}
else {
const err25 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
}
if(data.if !== undefined){
let data14 = data.if;
if((typeof data14 !== "string") && (typeof data14 !== "boolean")){
const err26 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: schema97.properties.if.type},message:"must be string,boolean",schema:schema97.properties.if.type,parentSchema:schema97.properties.if,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
}
if(data["continue-on-error"] !== undefined){
let data15 = data["continue-on-error"];
if(typeof data15 !== "boolean"){
const err27 = {instancePath:instancePath+"/continue-on-error",schemaPath:"#/properties/continue-on-error/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema97.properties["continue-on-error"].type,parentSchema:schema97.properties["continue-on-error"],data:data15};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
}
if(data.background !== undefined){
let data16 = data.background;
if(typeof data16 !== "boolean"){
const err28 = {instancePath:instancePath+"/background",schemaPath:"#/properties/background/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema97.properties.background.type,parentSchema:schema97.properties.background,data:data16};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
}
if(data.ready !== undefined){
if(!(validate63(data.ready, {instancePath:instancePath+"/ready",parentData:data,parentDataProperty:"ready",rootData}))){
vErrors = vErrors === null ? validate63.errors : append(vErrors, validate63.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
if(!(validate65(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate65.errors : append(vErrors, validate65.errors);
errors = vErrors.length;
}
}
if(data.every !== undefined){
let data19 = data.every;
if(typeof data19 === "string"){
if(!pattern0.test(data19)){
const err29 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data19};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
}
else {
const err30 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data19};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
}
if(data.states !== undefined){
let data20 = data.states;
if(Array.isArray(data20)){
if(data20.length < 1){
const err31 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema97.properties.states,data:data20};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
}
errors = vErrors.length;
}
const len0 = data20.length;
for(let i0=0; i0<len0; i0++){
if(!(validate77(data20[i0], {instancePath:instancePath+"/states/" + i0,parentData:data20,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate77.errors : append(vErrors, validate77.errors);
errors = vErrors.length;
}
}
}
else {
const err32 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema97.properties.states.type,parentSchema:schema97.properties.states,data:data20};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
}
if(data.outputs !== undefined){
let data22 = data.outputs;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key1 in data22){
const _errs55 = errors;
if(typeof key1 === "string"){
if(!pattern10.test(key1)){
const err33 = {instancePath:instancePath+"/outputs",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
}
else {
const err34 = {instancePath:instancePath+"/outputs",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
var valid14 = _errs55 === errors;
if(!valid14){
const err35 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema97.properties.outputs.propertyNames,parentSchema:schema97.properties.outputs,data:data22};
if(vErrors === null){
vErrors = [err35];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err35);
}
errors = vErrors.length;
}
}
for(const key2 in data22){
if(!(validate79(data22[key2], {instancePath:instancePath+"/outputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data22,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate79.errors : append(vErrors, validate79.errors);
errors = vErrors.length;
}
}
}
else {
const err36 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema97.properties.outputs.type,parentSchema:schema97.properties.outputs,data:data22};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
}
if(data.results !== undefined){
if(!(validate81(data.results, {instancePath:instancePath+"/results",parentData:data,parentDataProperty:"results",rootData}))){
vErrors = vErrors === null ? validate81.errors : append(vErrors, validate81.errors);
errors = vErrors.length;
}
}
}
else {
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema97.type,parentSchema:schema97,data};
if(vErrors === null){
vErrors = [err37];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err37);
}
errors = vErrors.length;
}
validate61.errors = vErrors;
return errors === 0;
}

const pattern26 = new RegExp("^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$", "u");
const pattern44 = new RegExp("^\\d+(\\.\\d+)?%$", "u");
const pattern45 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.steps === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},message:"must have required property '"+"steps"+"'",schema:schema82.required,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema82.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data0 = data.description;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema82.properties.description.type,parentSchema:schema82.properties.description,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.environment !== undefined){
if(!(validate41(data.environment, {instancePath:instancePath+"/environment",parentData:data,parentDataProperty:"environment",rootData}))){
vErrors = vErrors === null ? validate41.errors : append(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.tags !== undefined){
let data2 = data.tags;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err3 = {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema82.properties.tags.items.type,parentSchema:schema82.properties.tags.items,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(typeof data3 === "string"){
if(!pattern10.test(data3)){
const err4 = {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
else {
const err5 = {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
let i1 = data2.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data2[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err6 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema82.properties.tags,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err7 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema82.properties.tags.type,parentSchema:schema82.properties.tags,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.needs !== undefined){
if(!(validate41(data.needs, {instancePath:instancePath+"/needs",parentData:data,parentDataProperty:"needs",rootData}))){
vErrors = vErrors === null ? validate41.errors : append(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.matrix !== undefined){
if(!(validate50(data.matrix, {instancePath:instancePath+"/matrix",parentData:data,parentDataProperty:"matrix",rootData}))){
vErrors = vErrors === null ? validate50.errors : append(vErrors, validate50.errors);
errors = vErrors.length;
}
}
if(data.artifacts !== undefined){
if(!(validate41(data.artifacts, {instancePath:instancePath+"/artifacts",parentData:data,parentDataProperty:"artifacts",rootData}))){
vErrors = vErrors === null ? validate41.errors : append(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.instrumentation !== undefined){
if(!(validate41(data.instrumentation, {instancePath:instancePath+"/instrumentation",parentData:data,parentDataProperty:"instrumentation",rootData}))){
vErrors = vErrors === null ? validate41.errors : append(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.requires !== undefined){
let data8 = data.requires;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key1 in data8){
if(!((((key1 === "tools") || (key1 === "kernel")) || (key1 === "commands")) || (key1 === "otherwise"))){
const err8 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema82.properties.requires,data:data8};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data8.tools !== undefined){
if(!(validate30(data8.tools, {instancePath:instancePath+"/requires/tools",parentData:data8,parentDataProperty:"tools",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data8.kernel !== undefined){
let data10 = data8.kernel;
if(typeof data10 === "string"){
if(!pattern26.test(data10)){
const err9 = {instancePath:instancePath+"/requires/kernel",schemaPath:"#/properties/requires/properties/kernel/pattern",keyword:"pattern",params:{pattern: "^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},message:"must match pattern \""+"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"+"\"",schema:"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$",parentSchema:schema82.properties.requires.properties.kernel,data:data10};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
else {
const err10 = {instancePath:instancePath+"/requires/kernel",schemaPath:"#/properties/requires/properties/kernel/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema82.properties.requires.properties.kernel.type,parentSchema:schema82.properties.requires.properties.kernel,data:data10};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data8.commands !== undefined){
if(!(validate30(data8.commands, {instancePath:instancePath+"/requires/commands",parentData:data8,parentDataProperty:"commands",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data8.otherwise !== undefined){
let data12 = data8.otherwise;
if(!((data12 === "skip") || (data12 === "error"))){
const err11 = {instancePath:instancePath+"/requires/otherwise",schemaPath:"#/properties/requires/properties/otherwise/enum",keyword:"enum",params:{allowedValues: schema82.properties.requires.properties.otherwise.enum},message:"must be equal to one of the allowed values",schema:schema82.properties.requires.properties.otherwise.enum,parentSchema:schema82.properties.requires.properties.otherwise,data:data12};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema82.properties.requires.type,parentSchema:schema82.properties.requires,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data13 = data.timeout;
if(typeof data13 === "string"){
if(!pattern0.test(data13)){
const err13 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data13};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
else {
const err14 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data13};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data["step-timeout"] !== undefined){
let data14 = data["step-timeout"];
if(typeof data14 === "string"){
if(!pattern0.test(data14)){
const err15 = {instancePath:instancePath+"/step-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data14};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
}
else {
const err16 = {instancePath:instancePath+"/step-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data14};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
if(data["idle-timeout"] !== undefined){
let data15 = data["idle-timeout"];
if(typeof data15 === "string"){
if(!pattern0.test(data15)){
const err17 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data15};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
else {
const err18 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data15};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
if(data["slow-after"] !== undefined){
let data16 = data["slow-after"];
if(typeof data16 === "string"){
if(!pattern0.test(data16)){
const err19 = {instancePath:instancePath+"/slow-after",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data16};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
}
else {
const err20 = {instancePath:instancePath+"/slow-after",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data16};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data.retries !== undefined){
if(!(validate14(data.retries, {instancePath:instancePath+"/retries",parentData:data,parentDataProperty:"retries",rootData}))){
vErrors = vErrors === null ? validate14.errors : append(vErrors, validate14.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate16(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate16.errors : append(vErrors, validate16.errors);
errors = vErrors.length;
}
}
if(data.shell !== undefined){
let data19 = data.shell;
if(typeof data19 === "string"){
if(func3(data19) < 1){
const err21 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27,data:data19};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
}
else {
const err22 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.type,parentSchema:schema27,data:data19};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
let data20 = data["working-directory"];
if(typeof data20 === "string"){
if(func3(data20) < 1){
const err23 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data20};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
}
else {
const err24 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data20};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate25(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate25(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate25(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.steps !== undefined){
let data24 = data.steps;
if(Array.isArray(data24)){
if(data24.length < 1){
const err25 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema82.properties.steps,data:data24};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
const len1 = data24.length;
for(let i2=0; i2<len1; i2++){
if(!(validate61(data24[i2], {instancePath:instancePath+"/steps/" + i2,parentData:data24,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate61.errors : append(vErrors, validate61.errors);
errors = vErrors.length;
}
}
}
else {
const err26 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema82.properties.steps.type,parentSchema:schema82.properties.steps,data:data24};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
}
if(data.metrics !== undefined){
let data26 = data.metrics;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
for(const key2 in data26){
const _errs51 = errors;
if(typeof key2 === "string"){
if(!pattern10.test(key2)){
const err27 = {instancePath:instancePath+"/metrics",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
}
else {
const err28 = {instancePath:instancePath+"/metrics",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
var valid14 = _errs51 === errors;
if(!valid14){
const err29 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema82.properties.metrics.propertyNames,parentSchema:schema82.properties.metrics,data:data26};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
}
for(const key3 in data26){
let data27 = data26[key3];
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(Object.keys(data27).length < 1){
const err30 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/metric/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema138,data:data27};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
for(const key4 in data27){
if(!(((((key4 === "min") || (key4 === "max")) || (key4 === "regression")) || (key4 === "better")) || (key4 === "required"))){
const err31 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/metric/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema138,data:data27};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
}
errors = vErrors.length;
}
}
if(data27.min !== undefined){
let data28 = data27.min;
if(!((typeof data28 == "number") && (isFinite(data28)))){
const err32 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/min",schemaPath:"#/definitions/metric/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema138.properties.min.type,parentSchema:schema138.properties.min,data:data28};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
}
if(data27.max !== undefined){
let data29 = data27.max;
if(!((typeof data29 == "number") && (isFinite(data29)))){
const err33 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/max",schemaPath:"#/definitions/metric/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema138.properties.max.type,parentSchema:schema138.properties.max,data:data29};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
}
if(data27.regression !== undefined){
let data30 = data27.regression;
if(typeof data30 === "string"){
if(!pattern44.test(data30)){
const err34 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/regression",schemaPath:"#/definitions/metric/properties/regression/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?%$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?%$"+"\"",schema:"^\\d+(\\.\\d+)?%$",parentSchema:schema138.properties.regression,data:data30};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
}
else {
const err35 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/regression",schemaPath:"#/definitions/metric/properties/regression/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema138.properties.regression.type,parentSchema:schema138.properties.regression,data:data30};
if(vErrors === null){
vErrors = [err35];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err35);
}
errors = vErrors.length;
}
}
if(data27.better !== undefined){
let data31 = data27.better;
if(!((data31 === "lower") || (data31 === "higher"))){
const err36 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/better",schemaPath:"#/definitions/metric/properties/better/enum",keyword:"enum",params:{allowedValues: schema138.properties.better.enum},message:"must be equal to one of the allowed values",schema:schema138.properties.better.enum,parentSchema:schema138.properties.better,data:data31};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
}
if(data27.required !== undefined){
let data32 = data27.required;
if(typeof data32 !== "boolean"){
const err37 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/required",schemaPath:"#/definitions/metric/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema138.properties.required.type,parentSchema:schema138.properties.required,data:data32};
if(vErrors === null){
vErrors = [err37];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err37);
}
errors = vErrors.length;
}
}
}
else {
const err38 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/metric/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema138.type,parentSchema:schema138,data:data27};
if(vErrors === null){
vErrors = [err38];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err38);
}
errors = vErrors.length;
}
}
}
else {
const err39 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema82.properties.metrics.type,parentSchema:schema82.properties.metrics,data:data26};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
}
if(data.capture !== undefined){
if(!(validate30(data.capture, {instancePath:instancePath+"/capture",parentData:data,parentDataProperty:"capture",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.xfail !== undefined){
let data34 = data.xfail;
const _errs70 = errors;
let valid19 = false;
let passing0 = null;
const _errs71 = errors;
if(typeof data34 === "string"){
if(func3(data34) < 1){
const err40 = {instancePath:instancePath+"/xfail",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data34};
if(vErrors === null){
vErrors = [err40];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err40);
}
errors = vErrors.length;
}
}
else {
const err41 = {instancePath:instancePath+"/xfail",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data34};
if(vErrors === null){
vErrors = [err41];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err41);
}
errors = vErrors.length;
}
var _valid0 = _errs71 === errors;
if(_valid0){
valid19 = true;
passing0 = 0;
}
const _errs74 = errors;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if(data34.reason === undefined){
const err42 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema82.properties.xfail.oneOf[1].required,parentSchema:schema82.properties.xfail.oneOf[1],data:data34};
if(vErrors === null){
vErrors = [err42];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err42);
}
errors = vErrors.length;
}
for(const key5 in data34){
if(!((key5 === "reason") || (key5 === "strict"))){
const err43 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema82.properties.xfail.oneOf[1],data:data34};
if(vErrors === null){
vErrors = [err43];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err43);
}
errors = vErrors.length;
}
}
if(data34.reason !== undefined){
let data35 = data34.reason;
if(typeof data35 === "string"){
if(func3(data35) < 1){
const err44 = {instancePath:instancePath+"/xfail/reason",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data35};
if(vErrors === null){
vErrors = [err44];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err44);
}
errors = vErrors.length;
}
}
else {
const err45 = {instancePath:instancePath+"/xfail/reason",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data35};
if(vErrors === null){
vErrors = [err45];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err45);
}
errors = vErrors.length;
}
}
if(data34.strict !== undefined){
let data36 = data34.strict;
if(typeof data36 !== "boolean"){
const err46 = {instancePath:instancePath+"/xfail/strict",schemaPath:"#/properties/xfail/oneOf/1/properties/strict/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema82.properties.xfail.oneOf[1].properties.strict.type,parentSchema:schema82.properties.xfail.oneOf[1].properties.strict,data:data36};
if(vErrors === null){
vErrors = [err46];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err46);
}
errors = vErrors.length;
}
}
}
else {
const err47 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema82.properties.xfail.oneOf[1].type,parentSchema:schema82.properties.xfail.oneOf[1],data:data34};
if(vErrors === null){
vErrors = [err47];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err47);
}
errors = vErrors.length;
}
var _valid0 = _errs74 === errors;
if(_valid0 && valid19){
valid19 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid19 = true;
passing0 = 1;
}
}
if(!valid19){
const err48 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema82.properties.xfail.oneOf,parentSchema:schema82.properties.xfail,data:data34};
if(vErrors === null){
vErrors = [err48];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err48);
}
errors = vErrors.length;
}
else {
errors = _errs70;
if(vErrors !== null){
if(_errs70){
vErrors.length = _errs70;
}
else {
vErrors = null;
}
}
}
}
if(data.quarantine !== undefined){
let data37 = data.quarantine;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(data37.reason === undefined){
const err49 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema82.properties.quarantine.required,parentSchema:schema82.properties.quarantine,data:data37};
if(vErrors === null){
vErrors = [err49];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err49);
}
errors = vErrors.length;
}
if(data37.until === undefined){
const err50 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema82.properties.quarantine.required,parentSchema:schema82.properties.quarantine,data:data37};
if(vErrors === null){
vErrors = [err50];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err50);
}
errors = vErrors.length;
}
for(const key6 in data37){
if(!((key6 === "reason") || (key6 === "until"))){
const err51 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema82.properties.quarantine,data:data37};
if(vErrors === null){
vErrors = [err51];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err51);
}
errors = vErrors.length;
}
}
if(data37.reason !== undefined){
let data38 = data37.reason;
if(typeof data38 === "string"){
if(func3(data38) < 1){
const err52 = {instancePath:instancePath+"/quarantine/reason",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40,data:data38};
if(vErrors === null){
vErrors = [err52];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err52);
}
errors = vErrors.length;
}
}
else {
const err53 = {instancePath:instancePath+"/quarantine/reason",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data:data38};
if(vErrors === null){
vErrors = [err53];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err53);
}
errors = vErrors.length;
}
}
if(data37.until !== undefined){
let data39 = data37.until;
if(typeof data39 === "string"){
if(!pattern45.test(data39)){
const err54 = {instancePath:instancePath+"/quarantine/until",schemaPath:"#/properties/quarantine/properties/until/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d{2}-\\d{2}$"},message:"must match pattern \""+"^\\d{4}-\\d{2}-\\d{2}$"+"\"",schema:"^\\d{4}-\\d{2}-\\d{2}$",parentSchema:schema82.properties.quarantine.properties.until,data:data39};
if(vErrors === null){
vErrors = [err54];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err54);
}
errors = vErrors.length;
}
}
else {
const err55 = {instancePath:instancePath+"/quarantine/until",schemaPath:"#/properties/quarantine/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema82.properties.quarantine.properties.until.type,parentSchema:schema82.properties.quarantine.properties.until,data:data39};
if(vErrors === null){
vErrors = [err55];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err55);
}
errors = vErrors.length;
}
}
}
else {
const err56 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema82.properties.quarantine.type,parentSchema:schema82.properties.quarantine,data:data37};
if(vErrors === null){
vErrors = [err56];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err56);
}
errors = vErrors.length;
}
}
}
else {
const err57 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema82.type,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err57];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err57);
}
errors = vErrors.length;
}
validate47.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://proctor.dev/schema/manifest.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.proctor === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "proctor"},message:"must have required property '"+"proctor"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.proctor !== undefined){
let data0 = data.proctor;
if(1 !== data0){
const err2 = {instancePath:instancePath+"/proctor",schemaPath:"#/properties/proctor/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant",schema:1,parentSchema:schema11.properties.proctor,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func3(data1) > 200){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema11.properties.name,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(func3(data1) < 1){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.name,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.name.type,parentSchema:schema11.properties.name,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data2 = data.description;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.description.type,parentSchema:schema11.properties.description,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.concurrency !== undefined){
if(!(validate11(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate11.errors : append(vErrors, validate11.errors);
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data4 = data.timeout;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err7 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema19,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
else {
const err8 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.defaults !== undefined){
if(!(validate13(data.defaults, {instancePath:instancePath+"/defaults",parentData:data,parentDataProperty:"defaults",rootData}))){
vErrors = vErrors === null ? validate13.errors : append(vErrors, validate13.errors);
errors = vErrors.length;
}
}
if(data.variables !== undefined){
let data6 = data.variables;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
const _errs14 = errors;
if(typeof key1 === "string"){
if(!pattern10.test(key1)){
const err9 = {instancePath:instancePath+"/variables",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
else {
const err10 = {instancePath:instancePath+"/variables",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
var valid2 = _errs14 === errors;
if(!valid2){
const err11 = {instancePath:instancePath+"/variables",schemaPath:"#/properties/variables/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema11.properties.variables.propertyNames,parentSchema:schema11.properties.variables,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
for(const key2 in data6){
let data7 = data6[key2];
if(((typeof data7 !== "string") && (!((typeof data7 == "number") && (isFinite(data7))))) && (typeof data7 !== "boolean")){
const err12 = {instancePath:instancePath+"/variables/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema35.type},message:"must be string,number,boolean",schema:schema35.type,parentSchema:schema35,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/variables",schemaPath:"#/properties/variables/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.variables.type,parentSchema:schema11.properties.variables,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
if(data.secrets !== undefined){
let data8 = data.secrets;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key3 in data8){
const _errs23 = errors;
if(typeof key3 === "string"){
if(!pattern10.test(key3)){
const err14 = {instancePath:instancePath+"/secrets",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
else {
const err15 = {instancePath:instancePath+"/secrets",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
var valid6 = _errs23 === errors;
if(!valid6){
const err16 = {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema11.properties.secrets.propertyNames,parentSchema:schema11.properties.secrets,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
for(const key4 in data8){
if(!(validate19(data8[key4], {instancePath:instancePath+"/secrets/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data8,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate19.errors : append(vErrors, validate19.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.secrets.type,parentSchema:schema11.properties.secrets,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate16(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate16.errors : append(vErrors, validate16.errors);
errors = vErrors.length;
}
}
if(data.environments !== undefined){
let data11 = data.environments;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(Object.keys(data11).length < 1){
const err18 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema11.properties.environments,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
for(const key5 in data11){
const _errs31 = errors;
if(typeof key5 === "string"){
if(!pattern10.test(key5)){
const err19 = {instancePath:instancePath+"/environments",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
}
else {
const err20 = {instancePath:instancePath+"/environments",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
var valid9 = _errs31 === errors;
if(!valid9){
const err21 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema11.properties.environments.propertyNames,parentSchema:schema11.properties.environments,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
}
for(const key6 in data11){
if(!(validate22(data11[key6], {instancePath:instancePath+"/environments/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data11,parentDataProperty:key6,rootData}))){
vErrors = vErrors === null ? validate22.errors : append(vErrors, validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.environments.type,parentSchema:schema11.properties.environments,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
}
if(data.artifacts !== undefined){
let data13 = data.artifacts;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key7 in data13){
const _errs38 = errors;
if(typeof key7 === "string"){
if(!pattern10.test(key7)){
const err23 = {instancePath:instancePath+"/artifacts",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
}
else {
const err24 = {instancePath:instancePath+"/artifacts",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
var valid12 = _errs38 === errors;
if(!valid12){
const err25 = {instancePath:instancePath+"/artifacts",schemaPath:"#/properties/artifacts/propertyNames",keyword:"propertyNames",params:{propertyName: key7},message:"property name must be valid",schema:schema11.properties.artifacts.propertyNames,parentSchema:schema11.properties.artifacts,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
}
for(const key8 in data13){
if(!(validate40(data13[key8], {instancePath:instancePath+"/artifacts/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data13,parentDataProperty:key8,rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
}
else {
const err26 = {instancePath:instancePath+"/artifacts",schemaPath:"#/properties/artifacts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.artifacts.type,parentSchema:schema11.properties.artifacts,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
}
if(data.instrumentation !== undefined){
let data15 = data.instrumentation;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key9 in data15){
const _errs45 = errors;
if(typeof key9 === "string"){
if(!pattern10.test(key9)){
const err27 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
}
else {
const err28 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
var valid15 = _errs45 === errors;
if(!valid15){
const err29 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/properties/instrumentation/propertyNames",keyword:"propertyNames",params:{propertyName: key9},message:"property name must be valid",schema:schema11.properties.instrumentation.propertyNames,parentSchema:schema11.properties.instrumentation,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
}
for(const key10 in data15){
if(!(validate44(data15[key10], {instancePath:instancePath+"/instrumentation/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data15,parentDataProperty:key10,rootData}))){
vErrors = vErrors === null ? validate44.errors : append(vErrors, validate44.errors);
errors = vErrors.length;
}
}
}
else {
const err30 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/properties/instrumentation/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.instrumentation.type,parentSchema:schema11.properties.instrumentation,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
}
if(data.scenarios !== undefined){
let data17 = data.scenarios;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(Object.keys(data17).length < 1){
const err31 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema11.properties.scenarios,data:data17};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
}
errors = vErrors.length;
}
for(const key11 in data17){
const _errs52 = errors;
if(typeof key11 === "string"){
if(!pattern10.test(key11)){
const err32 = {instancePath:instancePath+"/scenarios",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema36,data:key11,propertyName:key11};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
}
else {
const err33 = {instancePath:instancePath+"/scenarios",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:key11,propertyName:key11};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
var valid18 = _errs52 === errors;
if(!valid18){
const err34 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/propertyNames",keyword:"propertyNames",params:{propertyName: key11},message:"property name must be valid",schema:schema11.properties.scenarios.propertyNames,parentSchema:schema11.properties.scenarios,data:data17};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
}
for(const key12 in data17){
if(!(validate47(data17[key12], {instancePath:instancePath+"/scenarios/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data17,parentDataProperty:key12,rootData}))){
vErrors = vErrors === null ? validate47.errors : append(vErrors, validate47.errors);
errors = vErrors.length;
}
}
}
else {
const err35 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.scenarios.type,parentSchema:schema11.properties.scenarios,data:data17};
if(vErrors === null){
vErrors = [err35];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err35);
}
errors = vErrors.length;
}
}
}
else {
const err36 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
validate10.errors = vErrors;
return errors === 0;
}

