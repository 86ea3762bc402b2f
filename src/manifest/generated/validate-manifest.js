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
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://proctor.dev/schema/manifest.schema.json","title":"Manifest","type":"object","additionalProperties":false,"required":["proctor"],"properties":{"proctor":{"const":1},"name":{"type":"string","minLength":1,"maxLength":200},"description":{"type":"string"},"concurrency":{"$ref":"#/definitions/concurrency"},"timeout":{"$ref":"#/definitions/duration"},"defaults":{"$ref":"#/definitions/defaults"},"variables":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"secrets":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/secret"}},"env":{"$ref":"#/definitions/env"},"environments":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/environment"}},"templates":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/qemu-environment"}},"artifacts":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/artifact"}},"instrumentation":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/instrumentation"}},"scenarios":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scenario"}}},"definitions":{"name":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"duration":{"title":"Duration","type":"string","pattern":"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},"size":{"title":"Size","type":"string","pattern":"^\\d+(\\.\\d+)?[KMGT]iB$"},"scalar":{"type":["string","number","boolean"]},"text":{"type":"string","minLength":1},"positive":{"type":"integer","minimum":1,"maximum":100000},"count":{"type":"integer","minimum":0,"maximum":100000},"port":{"type":"integer","minimum":1,"maximum":65535},"env":{"type":"object","propertyNames":{"title":"VariableName","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"names":{"oneOf":[{"$ref":"#/definitions/name"},{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}}]},"texts":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]},"shell":{"type":"string","minLength":1},"regex":{"title":"Regex","type":"string","minLength":1,"maxLength":1000},"concurrency":{"oneOf":[{"$ref":"#/definitions/positive"},{"type":"object","additionalProperties":false,"properties":{"total":{"$ref":"#/definitions/positive"},"provision":{"$ref":"#/definitions/positive"},"deploy":{"$ref":"#/definitions/positive"},"run":{"$ref":"#/definitions/positive"},"per-host":{"$ref":"#/definitions/positive"},"memory":{"$ref":"#/definitions/size"},"cpus":{"$ref":"#/definitions/positive"}}}]},"defaults":{"type":"object","additionalProperties":false,"properties":{"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"stage-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"kill-grace":{"$ref":"#/definitions/duration"},"shell":{"$ref":"#/definitions/shell"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"}}},"retries":{"oneOf":[{"$ref":"#/definitions/count"},{"type":"object","additionalProperties":false,"properties":{"test":{"$ref":"#/definitions/count"},"infrastructure":{"$ref":"#/definitions/count"},"delay":{"$ref":"#/definitions/duration"},"max-delay":{"$ref":"#/definitions/duration"}}}]},"secret":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"env":{"title":"VariableName","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"file":{"$ref":"#/definitions/text"}}},"environment":{"type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/definitions/local-environment"},{"$ref":"#/definitions/ssh-environment"},{"$ref":"#/definitions/qemu-environment"}]},"hook":{"$ref":"#/definitions/texts"},"isolation":{"enum":["shared","fresh"]},"local-environment":{"title":"LocalEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"local"},"description":{"type":"string"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"inherit-env":{"oneOf":[{"type":"boolean"},{"type":"array","items":{"$ref":"#/definitions/text"}}]},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"ssh-environment":{"title":"SshEnvironment","type":"object","additionalProperties":false,"required":["type","host"],"properties":{"type":{"const":"ssh"},"description":{"type":"string"},"host":{"$ref":"#/definitions/text"},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"passphrase":{"$ref":"#/definitions/text"},"password":{"$ref":"#/definitions/text"},"agent":{"type":"boolean"},"config":{"oneOf":[{"$ref":"#/definitions/text"},{"const":false}]},"jump":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"host-key-checking":{"enum":["strict","accept-new"]},"connect-timeout":{"$ref":"#/definitions/duration"},"keep-alive":{"$ref":"#/definitions/duration"},"sessions":{"$ref":"#/definitions/positive"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"qemu-environment":{"title":"QemuEnvironment","type":"object","additionalProperties":false,"properties":{"type":{"const":"qemu"},"description":{"type":"string"},"template":{"$ref":"#/definitions/name"},"arch":{"enum":["x86_64","arm64","riscv64","arm"]},"accel":{"enum":["auto","kvm","tcg"]},"cpus":{"type":"integer","minimum":1,"maximum":255},"memory":{"$ref":"#/definitions/size"},"machine":{"$ref":"#/definitions/text"},"cpu":{"$ref":"#/definitions/text"},"qemu":{"$ref":"#/definitions/text"},"boot":{"$ref":"#/definitions/boot"},"disks":{"type":"array","minItems":1,"maxItems":26,"items":{"$ref":"#/definitions/disk"}},"network":{"$ref":"#/definitions/network"},"connect":{"$ref":"#/definitions/connect"},"isolation":{"enum":["fork","fresh","shared"]},"instances":{"$ref":"#/definitions/positive"},"pool":{"$ref":"#/definitions/count"},"cache":{"oneOf":[{"type":"boolean"},{"$ref":"#/definitions/size"}]},"machine-id":{"enum":["keep","new"]},"silence":{"$ref":"#/definitions/duration"},"console":{"$ref":"#/definitions/console-policy"},"fw-cfg":{"type":"object","minProperties":1,"maxProperties":16,"propertyNames":{"title":"FwCfgName","pattern":"^opt/[A-Za-z0-9_./-]{1,51}$"},"additionalProperties":{"oneOf":[{"type":"string"},{"type":"object","additionalProperties":false,"required":["file"],"properties":{"file":{"$ref":"#/definitions/text"}}}]}},"extra-args":{"$ref":"#/definitions/texts"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"boot":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"kernel":{"$ref":"#/definitions/text"},"initrd":{"$ref":"#/definitions/text"},"rootfs":{"$ref":"#/definitions/rootfs"},"cmdline":{"$ref":"#/definitions/text"},"dtb":{"$ref":"#/definitions/text"},"disk":{"$ref":"#/definitions/name"},"firmware":{"$ref":"#/definitions/text"}}},"rootfs":{"oneOf":[{"const":"minimal"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"sysroot":{"$ref":"#/definitions/text"},"modules":{"$ref":"#/definitions/text"},"files":{"type":"object","minProperties":1,"propertyNames":{"title":"GuestPath","pattern":"^/[^\\u0000]+$"},"additionalProperties":{"$ref":"#/definitions/text"}}}}]},"disk":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"size":{"$ref":"#/definitions/size"},"image":{"$ref":"#/definitions/text"},"format":{"enum":["qcow2","raw"]},"read-only":{"type":"boolean"}}},"network":{"oneOf":[{"type":"boolean"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"forward":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/forward"}},"restrict":{"type":"boolean"},"private":{"$ref":"#/definitions/names"},"user":{"type":"boolean"}}}]},"forward":{"oneOf":[{"$ref":"#/definitions/port"},{"type":"object","additionalProperties":false,"required":["guest"],"properties":{"guest":{"$ref":"#/definitions/port"},"host":{"$ref":"#/definitions/port"},"protocol":{"enum":["tcp","udp"]}}}]},"connect":{"oneOf":[{"enum":["ssh","guest-agent","console"]},{"type":"object","additionalProperties":false,"required":["via"],"properties":{"via":{"enum":["ssh","guest-agent","console"]},"timeout":{"$ref":"#/definitions/duration"},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"port":{"$ref":"#/definitions/port"},"password":{"$ref":"#/definitions/text"},"passphrase":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"sessions":{"$ref":"#/definitions/positive"},"login-prompt":{"$ref":"#/definitions/regex"},"prompt":{"$ref":"#/definitions/regex"}}}]},"regexes":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"severity":{"enum":["fatal","error","warning","note","never"]},"console-policy":{"title":"ConsolePolicy","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"},"rules":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/console-rule"}}}},"console-rule":{"type":"object","additionalProperties":false,"required":["match","title"],"properties":{"match":{"$ref":"#/definitions/regex"},"title":{"$ref":"#/definitions/text"},"severity":{"enum":["fatal","error","warning","note"]}}},"scenario-console":{"title":"ScenarioConsole","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"}}},"artifact":{"type":"object","additionalProperties":false,"required":["source","target"],"properties":{"type":{"enum":["script","binary","config","data"]},"source":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/text"},"mode":{"title":"FileMode","type":"string","pattern":"^0?[0-7]{3,4}$"},"needs":{"$ref":"#/definitions/names"}}},"instrumentation":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"description":{"type":"string"},"env":{"$ref":"#/definitions/env"},"start":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"stop":{"$ref":"#/definitions/text"}}},"matrix":{"type":"object","properties":{"include":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}},"exclude":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}},"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":["string","number","boolean"],"$ref":"#/definitions/scalar"}}},"scenario":{"type":"object","additionalProperties":false,"required":["steps"],"properties":{"description":{"type":"string"},"environment":{"$ref":"#/definitions/names"},"tags":{"type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}},"needs":{"$ref":"#/definitions/names"},"matrix":{"$ref":"#/definitions/matrix"},"artifacts":{"$ref":"#/definitions/names"},"instrumentation":{"$ref":"#/definitions/names"},"requires":{"type":"object","additionalProperties":false,"properties":{"tools":{"$ref":"#/definitions/texts"},"kernel":{"title":"KernelRange","type":"string","pattern":"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},"commands":{"$ref":"#/definitions/texts"},"otherwise":{"enum":["skip","error"]}}},"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"},"steps":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/step"}},"metrics":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/metric"}},"capture":{"$ref":"#/definitions/texts"},"console":{"$ref":"#/definitions/scenario-console"},"xfail":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"$ref":"#/definitions/text"},"strict":{"type":"boolean"}}}]},"quarantine":{"type":"object","additionalProperties":false,"required":["reason","until"],"properties":{"reason":{"$ref":"#/definitions/text"},"until":{"title":"Date","type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"}}}}},"metric":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"min":{"type":"number"},"max":{"type":"number"},"regression":{"title":"Percentage","type":"string","pattern":"^\\d+(\\.\\d+)?%$"},"better":{"enum":["lower","higher"]},"required":{"type":"boolean"}}},"step":{"type":"object","additionalProperties":false,"properties":{"id":{"title":"StepId","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},"name":{"$ref":"#/definitions/text"},"run":{"$ref":"#/definitions/text"},"until":{"$ref":"#/definitions/text"},"watch":{"$ref":"#/definitions/text"},"wait":{"$ref":"#/definitions/name"},"stop":{"$ref":"#/definitions/name"},"checkpoint":{"$ref":"#/definitions/name"},"restore":{"$ref":"#/definitions/name"},"reboot":{"enum":["guest","reset",true]},"network":{"enum":["down","up"]},"attach-disk":{"$ref":"#/definitions/disk"},"detach-disk":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"nmi":{"const":true},"sysrq":{"title":"SysrqKey","type":"string","pattern":"^[b-z0-9]$"},"dump-memory":{"title":"FileName","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"stdin":{"type":"string"},"timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"if":{"type":["string","boolean"]},"continue-on-error":{"type":"boolean"},"background":{"type":"boolean"},"ready":{"$ref":"#/definitions/ready"},"expect":{"$ref":"#/definitions/expect"},"every":{"$ref":"#/definitions/duration"},"states":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/state"}},"outputs":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/output"}},"results":{"$ref":"#/definitions/results"}}},"output":{"oneOf":[{"enum":["stdout","stderr"]},{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"matches":{"$ref":"#/definitions/regex"},"json":{"$ref":"#/definitions/text"}}}]},"text-match":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"not-matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"equals":{"type":"string"},"json":{"type":"object","minProperties":1,"additionalProperties":true}}},"expect":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"exit-code":{"oneOf":[{"type":"integer","minimum":0,"maximum":255},{"type":"array","minItems":1,"items":{"type":"integer","minimum":0,"maximum":255}},{"const":"any"}]},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},"stdout":{"$ref":"#/definitions/text-match"},"stderr":{"$ref":"#/definitions/text-match"},"file":{"oneOf":[{"$ref":"#/definitions/file-match"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/file-match"}}]}}},"file-match":{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"exists":{"type":"boolean"},"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"$ref":"#/definitions/regex"},"equals":{"type":"string"}}},"state":{"type":"object","additionalProperties":false,"required":["within"],"properties":{"equals":{"type":"string"},"contains":{"$ref":"#/definitions/text"},"matches":{"$ref":"#/definitions/regex"},"within":{"$ref":"#/definitions/duration"}}},"ready":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"command":{"$ref":"#/definitions/text"},"tcp":{"oneOf":[{"type":"integer","minimum":1,"maximum":65535},{"$ref":"#/definitions/text"}]},"http":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"output":{"$ref":"#/definitions/regex"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"}}},"results":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"tap":{"$ref":"#/definitions/text"},"ktap":{"$ref":"#/definitions/text"},"junit":{"$ref":"#/definitions/texts"}}}}};
const schema21 = {"title":"Duration","type":"string","pattern":"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"};
const schema38 = {"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"};
const schema37 = {"type":["string","number","boolean"]};
const func2 = Object.prototype.hasOwnProperty;
const func3 = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};
const schema12 = {"oneOf":[{"$ref":"#/definitions/positive"},{"type":"object","additionalProperties":false,"properties":{"total":{"$ref":"#/definitions/positive"},"provision":{"$ref":"#/definitions/positive"},"deploy":{"$ref":"#/definitions/positive"},"run":{"$ref":"#/definitions/positive"},"per-host":{"$ref":"#/definitions/positive"},"memory":{"$ref":"#/definitions/size"},"cpus":{"$ref":"#/definitions/positive"}}}]};
const schema13 = {"type":"integer","minimum":1,"maximum":100000};
const schema19 = {"title":"Size","type":"string","pattern":"^\\d+(\\.\\d+)?[KMGT]iB$"};
const pattern0 = new RegExp("^\\d+(\\.\\d+)?[KMGT]iB$", "u");

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
if(!(((((((key0 === "total") || (key0 === "provision")) || (key0 === "deploy")) || (key0 === "run")) || (key0 === "per-host")) || (key0 === "memory")) || (key0 === "cpus"))){
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
if(data.memory !== undefined){
let data5 = data.memory;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err19 = {instancePath:instancePath+"/memory",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data5};
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
const err20 = {instancePath:instancePath+"/memory",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data.cpus !== undefined){
let data6 = data.cpus;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err21 = {instancePath:instancePath+"/cpus",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 100000 || isNaN(data6)){
const err22 = {instancePath:instancePath+"/cpus",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
if(data6 < 1 || isNaN(data6)){
const err23 = {instancePath:instancePath+"/cpus",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.oneOf[1].type,parentSchema:schema12.oneOf[1],data};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
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
const err25 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema12.oneOf,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
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

const schema22 = {"type":"object","additionalProperties":false,"properties":{"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"stage-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"kill-grace":{"$ref":"#/definitions/duration"},"shell":{"$ref":"#/definitions/shell"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"}}};
const schema29 = {"type":"string","minLength":1};
const pattern1 = new RegExp("^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$", "u");
const schema30 = {"oneOf":[{"$ref":"#/definitions/count"},{"type":"object","additionalProperties":false,"properties":{"test":{"$ref":"#/definitions/count"},"infrastructure":{"$ref":"#/definitions/count"},"delay":{"$ref":"#/definitions/duration"},"max-delay":{"$ref":"#/definitions/duration"}}}]};
const schema31 = {"type":"integer","minimum":0,"maximum":100000};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.type,parentSchema:schema31,data};
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
const err1 = {instancePath,schemaPath:"#/definitions/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31,data};
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
const err3 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema30.oneOf[1],data};
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
const err4 = {instancePath:instancePath+"/test",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.type,parentSchema:schema31,data:data0};
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
const err5 = {instancePath:instancePath+"/test",schemaPath:"#/definitions/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema31,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(data0 < 0 || isNaN(data0)){
const err6 = {instancePath:instancePath+"/test",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31,data:data0};
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
const err7 = {instancePath:instancePath+"/infrastructure",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.type,parentSchema:schema31,data:data1};
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
const err8 = {instancePath:instancePath+"/infrastructure",schemaPath:"#/definitions/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema31,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data1 < 0 || isNaN(data1)){
const err9 = {instancePath:instancePath+"/infrastructure",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31,data:data1};
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
if(!pattern1.test(data2)){
const err10 = {instancePath:instancePath+"/delay",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data2};
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
const err11 = {instancePath:instancePath+"/delay",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data2};
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
if(!pattern1.test(data3)){
const err12 = {instancePath:instancePath+"/max-delay",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data3};
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
const err13 = {instancePath:instancePath+"/max-delay",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data3};
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
const err14 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema30.oneOf[1].type,parentSchema:schema30.oneOf[1],data};
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
const err15 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema30.oneOf,parentSchema:schema30,data};
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

const schema36 = {"type":"object","propertyNames":{"title":"VariableName","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/definitions/scalar"}};
const pattern10 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern10.test(key0)){
const err0 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema36.propertyNames,data:key0,propertyName:key0};
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
const err1 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema36.propertyNames,parentSchema:schema36,data};
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
const err2 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema37.type},message:"must be string,number,boolean",schema:schema37.type,parentSchema:schema37,data:data0};
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
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema36.type,parentSchema:schema36,data};
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
if(!(func2.call(schema22.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema22,data};
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
if(!pattern1.test(data0)){
const err1 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data0};
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
const err2 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data0};
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
if(!pattern1.test(data1)){
const err3 = {instancePath:instancePath+"/step-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data1};
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
const err4 = {instancePath:instancePath+"/step-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data1};
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
if(!pattern1.test(data2)){
const err5 = {instancePath:instancePath+"/stage-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data2};
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
const err6 = {instancePath:instancePath+"/stage-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data2};
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
if(!pattern1.test(data3)){
const err7 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data3};
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
const err8 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data3};
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
if(!pattern1.test(data4)){
const err9 = {instancePath:instancePath+"/slow-after",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data4};
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
const err10 = {instancePath:instancePath+"/slow-after",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data4};
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
if(!pattern1.test(data5)){
const err11 = {instancePath:instancePath+"/kill-grace",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data5};
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
const err12 = {instancePath:instancePath+"/kill-grace",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data5};
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
const err13 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema29,data:data6};
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
const err14 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.type,parentSchema:schema29,data:data6};
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
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.type,parentSchema:schema22,data};
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

const schema41 = {"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"env":{"title":"VariableName","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"file":{"$ref":"#/definitions/text"}}};
const schema42 = {"type":"string","minLength":1};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema41,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema41,data};
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
if(!pattern10.test(data0)){
const err3 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema41.properties.env,data:data0};
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
const err4 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.env.type,parentSchema:schema41.properties.env,data:data0};
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
const err5 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err6 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
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
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.type,parentSchema:schema41,data};
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

const schema44 = {"type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/definitions/local-environment"},{"$ref":"#/definitions/ssh-environment"},{"$ref":"#/definitions/qemu-environment"}]};
const schema45 = {"title":"LocalEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"local"},"description":{"type":"string"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"inherit-env":{"oneOf":[{"type":"boolean"},{"type":"array","items":{"$ref":"#/definitions/text"}}]},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};
const schema47 = {"enum":["shared","fresh"]};
const schema51 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(func3(data) < 1){
const err0 = {instancePath,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data};
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
const err1 = {instancePath,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema51.oneOf[1],data};
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
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
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
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema51.oneOf[1].type,parentSchema:schema51.oneOf[1],data};
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
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema51.oneOf,parentSchema:schema51,data};
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
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema45.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema45,data};
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
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "local"},message:"must be equal to constant",schema:"local",parentSchema:schema45.properties.type,data:data0};
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
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.description.type,parentSchema:schema45.properties.description,data:data1};
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
const err7 = {instancePath:instancePath+"/isolation",schemaPath:"#/definitions/isolation/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values",schema:schema47.enum,parentSchema:schema47,data:data3};
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
const err8 = {instancePath:instancePath+"/inherit-env",schemaPath:"#/properties/inherit-env/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema45.properties["inherit-env"].oneOf[0].type,parentSchema:schema45.properties["inherit-env"].oneOf[0],data:data5};
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
const err9 = {instancePath:instancePath+"/inherit-env/" + i0,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data6};
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
const err10 = {instancePath:instancePath+"/inherit-env/" + i0,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data6};
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
const err11 = {instancePath:instancePath+"/inherit-env",schemaPath:"#/properties/inherit-env/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema45.properties["inherit-env"].oneOf[1].type,parentSchema:schema45.properties["inherit-env"].oneOf[1],data:data5};
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
const err12 = {instancePath:instancePath+"/inherit-env",schemaPath:"#/properties/inherit-env/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema45.properties["inherit-env"].oneOf,parentSchema:schema45.properties["inherit-env"],data:data5};
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
const err13 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema29,data:data7};
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
const err14 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.type,parentSchema:schema29,data:data7};
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
const err15 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data8};
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
const err16 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data8};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema45.type,parentSchema:schema45,data};
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

const schema54 = {"title":"SshEnvironment","type":"object","additionalProperties":false,"required":["type","host"],"properties":{"type":{"const":"ssh"},"description":{"type":"string"},"host":{"$ref":"#/definitions/text"},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"passphrase":{"$ref":"#/definitions/text"},"password":{"$ref":"#/definitions/text"},"agent":{"type":"boolean"},"config":{"oneOf":[{"$ref":"#/definitions/text"},{"const":false}]},"jump":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"host-key-checking":{"enum":["strict","accept-new"]},"connect-timeout":{"$ref":"#/definitions/duration"},"keep-alive":{"$ref":"#/definitions/duration"},"sessions":{"$ref":"#/definitions/positive"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(func3(data) < 1){
const err0 = {instancePath,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data};
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
const err1 = {instancePath,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema51.oneOf[1],data};
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
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
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
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema51.oneOf[1].type,parentSchema:schema51.oneOf[1],data};
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
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema51.oneOf,parentSchema:schema51,data};
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
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema54.required,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.host === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'",schema:schema54.required,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema54.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema54,data};
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
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "ssh"},message:"must be equal to constant",schema:"ssh",parentSchema:schema54.properties.type,data:data0};
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
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema54.properties.description.type,parentSchema:schema54.properties.description,data:data1};
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
const err5 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data2};
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
const err6 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data2};
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
const err7 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema54.properties.port.type,parentSchema:schema54.properties.port,data:data3};
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
const err8 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema54.properties.port,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data3 < 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema54.properties.port,data:data3};
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
const err10 = {instancePath:instancePath+"/user",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data4};
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
const err11 = {instancePath:instancePath+"/user",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data4};
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
const err12 = {instancePath:instancePath+"/passphrase",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data6};
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
const err13 = {instancePath:instancePath+"/passphrase",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data6};
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
const err14 = {instancePath:instancePath+"/password",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data7};
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
const err15 = {instancePath:instancePath+"/password",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data7};
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
const err16 = {instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema54.properties.agent.type,parentSchema:schema54.properties.agent,data:data8};
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
const err17 = {instancePath:instancePath+"/config",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data9};
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
const err18 = {instancePath:instancePath+"/config",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data9};
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
const err19 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/oneOf/1/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant",schema:false,parentSchema:schema54.properties.config.oneOf[1],data:data9};
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
const err20 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema54.properties.config.oneOf,parentSchema:schema54.properties.config,data:data9};
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
const err21 = {instancePath:instancePath+"/jump",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data10};
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
const err22 = {instancePath:instancePath+"/jump",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data10};
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
const err23 = {instancePath:instancePath+"/host-key-checking",schemaPath:"#/properties/host-key-checking/enum",keyword:"enum",params:{allowedValues: schema54.properties["host-key-checking"].enum},message:"must be equal to one of the allowed values",schema:schema54.properties["host-key-checking"].enum,parentSchema:schema54.properties["host-key-checking"],data:data12};
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
if(!pattern1.test(data13)){
const err24 = {instancePath:instancePath+"/connect-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data13};
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
const err25 = {instancePath:instancePath+"/connect-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data13};
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
if(!pattern1.test(data14)){
const err26 = {instancePath:instancePath+"/keep-alive",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data14};
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
const err27 = {instancePath:instancePath+"/keep-alive",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data14};
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
const err34 = {instancePath:instancePath+"/isolation",schemaPath:"#/definitions/isolation/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values",schema:schema47.enum,parentSchema:schema47,data:data17};
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
const err35 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema29,data:data19};
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
const err36 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.type,parentSchema:schema29,data:data19};
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
const err37 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data20};
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
const err38 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data20};
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
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema54.type,parentSchema:schema54,data};
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

const schema71 = {"title":"QemuEnvironment","type":"object","additionalProperties":false,"properties":{"type":{"const":"qemu"},"description":{"type":"string"},"template":{"$ref":"#/definitions/name"},"arch":{"enum":["x86_64","arm64","riscv64","arm"]},"accel":{"enum":["auto","kvm","tcg"]},"cpus":{"type":"integer","minimum":1,"maximum":255},"memory":{"$ref":"#/definitions/size"},"machine":{"$ref":"#/definitions/text"},"cpu":{"$ref":"#/definitions/text"},"qemu":{"$ref":"#/definitions/text"},"boot":{"$ref":"#/definitions/boot"},"disks":{"type":"array","minItems":1,"maxItems":26,"items":{"$ref":"#/definitions/disk"}},"network":{"$ref":"#/definitions/network"},"connect":{"$ref":"#/definitions/connect"},"isolation":{"enum":["fork","fresh","shared"]},"instances":{"$ref":"#/definitions/positive"},"pool":{"$ref":"#/definitions/count"},"cache":{"oneOf":[{"type":"boolean"},{"$ref":"#/definitions/size"}]},"machine-id":{"enum":["keep","new"]},"silence":{"$ref":"#/definitions/duration"},"console":{"$ref":"#/definitions/console-policy"},"fw-cfg":{"type":"object","minProperties":1,"maxProperties":16,"propertyNames":{"title":"FwCfgName","pattern":"^opt/[A-Za-z0-9_./-]{1,51}$"},"additionalProperties":{"oneOf":[{"type":"string"},{"type":"object","additionalProperties":false,"required":["file"],"properties":{"file":{"$ref":"#/definitions/text"}}}]}},"extra-args":{"$ref":"#/definitions/texts"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};
const pattern11 = new RegExp("^[A-Za-z_][A-Za-z0-9_.-]{0,99}$", "u");
const pattern28 = new RegExp("^opt/[A-Za-z0-9_./-]{1,51}$", "u");
const schema77 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"kernel":{"$ref":"#/definitions/text"},"initrd":{"$ref":"#/definitions/text"},"rootfs":{"$ref":"#/definitions/rootfs"},"cmdline":{"$ref":"#/definitions/text"},"dtb":{"$ref":"#/definitions/text"},"disk":{"$ref":"#/definitions/name"},"firmware":{"$ref":"#/definitions/text"}}};
const schema80 = {"oneOf":[{"const":"minimal"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"sysroot":{"$ref":"#/definitions/text"},"modules":{"$ref":"#/definitions/text"},"files":{"type":"object","minProperties":1,"propertyNames":{"title":"GuestPath","pattern":"^/[^\\u0000]+$"},"additionalProperties":{"$ref":"#/definitions/text"}}}}]};
const pattern19 = new RegExp("^/[^\\u0000]+$", "u");

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if("minimal" !== data){
const err0 = {instancePath,schemaPath:"#/oneOf/0/const",keyword:"const",params:{allowedValue: "minimal"},message:"must be equal to constant",schema:"minimal",parentSchema:schema80.oneOf[0],data};
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
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema80.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((key0 === "sysroot") || (key0 === "modules")) || (key0 === "files"))){
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema80.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.sysroot !== undefined){
let data0 = data.sysroot;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err3 = {instancePath:instancePath+"/sysroot",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err4 = {instancePath:instancePath+"/sysroot",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.modules !== undefined){
let data1 = data.modules;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err5 = {instancePath:instancePath+"/modules",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err6 = {instancePath:instancePath+"/modules",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.files !== undefined){
let data2 = data.files;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length < 1){
const err7 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema80.oneOf[1].properties.files,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
for(const key1 in data2){
const _errs13 = errors;
if(typeof key1 === "string"){
if(!pattern19.test(key1)){
const err8 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/propertyNames/pattern",keyword:"pattern",params:{pattern: "^/[^\\u0000]+$"},message:"must match pattern \""+"^/[^\\u0000]+$"+"\"",schema:"^/[^\\u0000]+$",parentSchema:schema80.oneOf[1].properties.files.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
var valid4 = _errs13 === errors;
if(!valid4){
const err9 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema80.oneOf[1].properties.files.propertyNames,parentSchema:schema80.oneOf[1].properties.files,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
for(const key2 in data2){
let data3 = data2[key2];
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err10 = {instancePath:instancePath+"/files/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data3};
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
const err11 = {instancePath:instancePath+"/files/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data3};
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
const err12 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema80.oneOf[1].properties.files.type,parentSchema:schema80.oneOf[1].properties.files,data:data2};
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
const err13 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema80.oneOf[1].type,parentSchema:schema80.oneOf[1],data};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
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
const err14 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema80.oneOf,parentSchema:schema80,data};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
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
validate39.errors = vErrors;
return errors === 0;
}


function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(!(((((((key0 === "kernel") || (key0 === "initrd")) || (key0 === "rootfs")) || (key0 === "cmdline")) || (key0 === "dtb")) || (key0 === "disk")) || (key0 === "firmware"))){
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
if(data.kernel !== undefined){
let data0 = data.kernel;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err2 = {instancePath:instancePath+"/kernel",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err3 = {instancePath:instancePath+"/kernel",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.initrd !== undefined){
let data1 = data.initrd;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err4 = {instancePath:instancePath+"/initrd",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err5 = {instancePath:instancePath+"/initrd",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.rootfs !== undefined){
if(!(validate39(data.rootfs, {instancePath:instancePath+"/rootfs",parentData:data,parentDataProperty:"rootfs",rootData}))){
vErrors = vErrors === null ? validate39.errors : append(vErrors, validate39.errors);
errors = vErrors.length;
}
}
if(data.cmdline !== undefined){
let data3 = data.cmdline;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err6 = {instancePath:instancePath+"/cmdline",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data3};
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
const err7 = {instancePath:instancePath+"/cmdline",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.dtb !== undefined){
let data4 = data.dtb;
if(typeof data4 === "string"){
if(func3(data4) < 1){
const err8 = {instancePath:instancePath+"/dtb",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data4};
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
const err9 = {instancePath:instancePath+"/dtb",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
if(data.disk !== undefined){
let data5 = data.disk;
if(typeof data5 === "string"){
if(!pattern11.test(data5)){
const err10 = {instancePath:instancePath+"/disk",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:data5};
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
const err11 = {instancePath:instancePath+"/disk",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
if(data.firmware !== undefined){
let data6 = data.firmware;
if(typeof data6 === "string"){
if(func3(data6) < 1){
const err12 = {instancePath:instancePath+"/firmware",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data6};
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
const err13 = {instancePath:instancePath+"/firmware",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data6};
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
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema77.type,parentSchema:schema77,data};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
validate38.errors = vErrors;
return errors === 0;
}

const schema88 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"size":{"$ref":"#/definitions/size"},"image":{"$ref":"#/definitions/text"},"format":{"enum":["qcow2","raw"]},"read-only":{"type":"boolean"}}};
const pattern21 = new RegExp("^[A-Za-z][A-Za-z0-9_-]{0,19}$", "u");

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema88.required,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((((key0 === "name") || (key0 === "size")) || (key0 === "image")) || (key0 === "format")) || (key0 === "read-only"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern21.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]{0,19}$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]{0,19}$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]{0,19}$",parentSchema:schema88.properties.name,data:data0};
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
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema88.properties.name.type,parentSchema:schema88.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.size !== undefined){
let data1 = data.size;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err4 = {instancePath:instancePath+"/size",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data1};
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
const err5 = {instancePath:instancePath+"/size",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.image !== undefined){
let data2 = data.image;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err6 = {instancePath:instancePath+"/image",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data2};
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
const err7 = {instancePath:instancePath+"/image",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.format !== undefined){
let data3 = data.format;
if(!((data3 === "qcow2") || (data3 === "raw"))){
const err8 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/enum",keyword:"enum",params:{allowedValues: schema88.properties.format.enum},message:"must be equal to one of the allowed values",schema:schema88.properties.format.enum,parentSchema:schema88.properties.format,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data["read-only"] !== undefined){
let data4 = data["read-only"];
if(typeof data4 !== "boolean"){
const err9 = {instancePath:instancePath+"/read-only",schemaPath:"#/properties/read-only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema88.properties["read-only"].type,parentSchema:schema88.properties["read-only"],data:data4};
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
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema88.type,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
validate42.errors = vErrors;
return errors === 0;
}

const schema91 = {"oneOf":[{"type":"boolean"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"forward":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/forward"}},"restrict":{"type":"boolean"},"private":{"$ref":"#/definitions/names"},"user":{"type":"boolean"}}}]};
const schema92 = {"oneOf":[{"$ref":"#/definitions/port"},{"type":"object","additionalProperties":false,"required":["guest"],"properties":{"guest":{"$ref":"#/definitions/port"},"host":{"$ref":"#/definitions/port"},"protocol":{"enum":["tcp","udp"]}}}]};
const schema93 = {"type":"integer","minimum":1,"maximum":65535};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema93.type,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 65535 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema93,data};
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
if(data.guest === undefined){
const err3 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "guest"},message:"must have required property '"+"guest"+"'",schema:schema92.oneOf[1].required,parentSchema:schema92.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((key0 === "guest") || (key0 === "host")) || (key0 === "protocol"))){
const err4 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema92.oneOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.guest !== undefined){
let data0 = data.guest;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err5 = {instancePath:instancePath+"/guest",schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema93.type,parentSchema:schema93,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 65535 || isNaN(data0)){
const err6 = {instancePath:instancePath+"/guest",schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema93,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
if(data0 < 1 || isNaN(data0)){
const err7 = {instancePath:instancePath+"/guest",schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema93,data:data0};
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
if(data.host !== undefined){
let data1 = data.host;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err8 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema93.type,parentSchema:schema93,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 65535 || isNaN(data1)){
const err9 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema93,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
if(data1 < 1 || isNaN(data1)){
const err10 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema93,data:data1};
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
if(data.protocol !== undefined){
let data2 = data.protocol;
if(!((data2 === "tcp") || (data2 === "udp"))){
const err11 = {instancePath:instancePath+"/protocol",schemaPath:"#/oneOf/1/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema92.oneOf[1].properties.protocol.enum},message:"must be equal to one of the allowed values",schema:schema92.oneOf[1].properties.protocol.enum,parentSchema:schema92.oneOf[1].properties.protocol,data:data2};
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
const err12 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema92.oneOf[1].type,parentSchema:schema92.oneOf[1],data};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
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
const err13 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema92.oneOf,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
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
validate45.errors = vErrors;
return errors === 0;
}

const schema96 = {"oneOf":[{"$ref":"#/definitions/name"},{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}}]};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(!pattern11.test(data)){
const err0 = {instancePath,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data};
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
const err1 = {instancePath,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema96.oneOf[1],data};
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
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema96.oneOf[1].items.type,parentSchema:schema96.oneOf[1].items,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(typeof data0 === "string"){
if(!pattern11.test(data0)){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:data0};
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
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:data0};
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
const err6 = {instancePath,schemaPath:"#/oneOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema96.oneOf[1],data};
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
const err7 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema96.oneOf[1].type,parentSchema:schema96.oneOf[1],data};
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
const err8 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema96.oneOf,parentSchema:schema96,data};
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
validate47.errors = vErrors;
return errors === 0;
}


function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data !== "boolean"){
const err0 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema91.oneOf[0].type,parentSchema:schema91.oneOf[0],data};
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
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema91.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "forward") || (key0 === "restrict")) || (key0 === "private")) || (key0 === "user"))){
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema91.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.forward !== undefined){
let data0 = data.forward;
if(Array.isArray(data0)){
if(data0.length > 64){
const err3 = {instancePath:instancePath+"/forward",schemaPath:"#/oneOf/1/properties/forward/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema91.oneOf[1].properties.forward,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/forward",schemaPath:"#/oneOf/1/properties/forward/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema91.oneOf[1].properties.forward,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate45(data0[i0], {instancePath:instancePath+"/forward/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate45.errors : append(vErrors, validate45.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/forward",schemaPath:"#/oneOf/1/properties/forward/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema91.oneOf[1].properties.forward.type,parentSchema:schema91.oneOf[1].properties.forward,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.restrict !== undefined){
let data2 = data.restrict;
if(typeof data2 !== "boolean"){
const err6 = {instancePath:instancePath+"/restrict",schemaPath:"#/oneOf/1/properties/restrict/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema91.oneOf[1].properties.restrict.type,parentSchema:schema91.oneOf[1].properties.restrict,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.private !== undefined){
if(!(validate47(data.private, {instancePath:instancePath+"/private",parentData:data,parentDataProperty:"private",rootData}))){
vErrors = vErrors === null ? validate47.errors : append(vErrors, validate47.errors);
errors = vErrors.length;
}
}
if(data.user !== undefined){
let data4 = data.user;
if(typeof data4 !== "boolean"){
const err7 = {instancePath:instancePath+"/user",schemaPath:"#/oneOf/1/properties/user/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema91.oneOf[1].properties.user.type,parentSchema:schema91.oneOf[1].properties.user,data:data4};
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
else {
const err8 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema91.oneOf[1].type,parentSchema:schema91.oneOf[1],data};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
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
const err9 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema91.oneOf,parentSchema:schema91,data};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
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
validate44.errors = vErrors;
return errors === 0;
}

const schema99 = {"oneOf":[{"enum":["ssh","guest-agent","console"]},{"type":"object","additionalProperties":false,"required":["via"],"properties":{"via":{"enum":["ssh","guest-agent","console"]},"timeout":{"$ref":"#/definitions/duration"},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"port":{"$ref":"#/definitions/port"},"password":{"$ref":"#/definitions/text"},"passphrase":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"sessions":{"$ref":"#/definitions/positive"},"login-prompt":{"$ref":"#/definitions/regex"},"prompt":{"$ref":"#/definitions/regex"}}}]};
const schema106 = {"title":"Regex","type":"string","minLength":1,"maxLength":1000};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(((data === "ssh") || (data === "guest-agent")) || (data === "console"))){
const err0 = {instancePath,schemaPath:"#/oneOf/0/enum",keyword:"enum",params:{allowedValues: schema99.oneOf[0].enum},message:"must be equal to one of the allowed values",schema:schema99.oneOf[0].enum,parentSchema:schema99.oneOf[0],data};
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
if(data.via === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "via"},message:"must have required property '"+"via"+"'",schema:schema99.oneOf[1].required,parentSchema:schema99.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema99.oneOf[1].properties, key0))){
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema99.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.via !== undefined){
let data0 = data.via;
if(!(((data0 === "ssh") || (data0 === "guest-agent")) || (data0 === "console"))){
const err3 = {instancePath:instancePath+"/via",schemaPath:"#/oneOf/1/properties/via/enum",keyword:"enum",params:{allowedValues: schema99.oneOf[1].properties.via.enum},message:"must be equal to one of the allowed values",schema:schema99.oneOf[1].properties.via.enum,parentSchema:schema99.oneOf[1].properties.via,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data1 = data.timeout;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err4 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data1};
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
const err5 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.user !== undefined){
let data2 = data.user;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err6 = {instancePath:instancePath+"/user",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data2};
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
const err7 = {instancePath:instancePath+"/user",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
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
if(data.port !== undefined){
let data4 = data.port;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err8 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema93.type,parentSchema:schema93,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 65535 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema93,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
if(data4 < 1 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema93,data:data4};
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
if(data.password !== undefined){
let data5 = data.password;
if(typeof data5 === "string"){
if(func3(data5) < 1){
const err11 = {instancePath:instancePath+"/password",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data5};
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
const err12 = {instancePath:instancePath+"/password",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
if(data.passphrase !== undefined){
let data6 = data.passphrase;
if(typeof data6 === "string"){
if(func3(data6) < 1){
const err13 = {instancePath:instancePath+"/passphrase",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data6};
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
const err14 = {instancePath:instancePath+"/passphrase",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
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
if(data.sessions !== undefined){
let data8 = data.sessions;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err15 = {instancePath:instancePath+"/sessions",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 100000 || isNaN(data8)){
const err16 = {instancePath:instancePath+"/sessions",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
if(data8 < 1 || isNaN(data8)){
const err17 = {instancePath:instancePath+"/sessions",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data8};
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
if(data["login-prompt"] !== undefined){
let data9 = data["login-prompt"];
if(typeof data9 === "string"){
if(func3(data9) > 1000){
const err18 = {instancePath:instancePath+"/login-prompt",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
if(func3(data9) < 1){
const err19 = {instancePath:instancePath+"/login-prompt",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data9};
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
const err20 = {instancePath:instancePath+"/login-prompt",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data.prompt !== undefined){
let data10 = data.prompt;
if(typeof data10 === "string"){
if(func3(data10) > 1000){
const err21 = {instancePath:instancePath+"/prompt",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
if(func3(data10) < 1){
const err22 = {instancePath:instancePath+"/prompt",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data10};
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
const err23 = {instancePath:instancePath+"/prompt",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema99.oneOf[1].type,parentSchema:schema99.oneOf[1],data};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
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
const err25 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema99.oneOf,parentSchema:schema99,data};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
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
validate50.errors = vErrors;
return errors === 0;
}

const schema112 = {"title":"ConsolePolicy","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"},"rules":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/console-rule"}}}};
const schema116 = {"enum":["fatal","error","warning","note","never"]};
const schema113 = {"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]};

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(func3(data) > 1000){
const err0 = {instancePath,schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(func3(data) < 1){
const err1 = {instancePath,schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data};
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
const err2 = {instancePath,schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
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
const err3 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema113.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(func3(data0) > 1000){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if(func3(data0) < 1){
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data0};
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
const err6 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data0};
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
const err7 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema113.oneOf[1].type,parentSchema:schema113.oneOf[1],data};
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
const err8 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema113.oneOf,parentSchema:schema113,data};
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
validate55.errors = vErrors;
return errors === 0;
}

const schema117 = {"type":"object","additionalProperties":false,"required":["match","title"],"properties":{"match":{"$ref":"#/definitions/regex"},"title":{"$ref":"#/definitions/text"},"severity":{"enum":["fatal","error","warning","note"]}}};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.match === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "match"},message:"must have required property '"+"match"+"'",schema:schema117.required,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'",schema:schema117.required,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((key0 === "match") || (key0 === "title")) || (key0 === "severity"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.match !== undefined){
let data0 = data.match;
if(typeof data0 === "string"){
if(func3(data0) > 1000){
const err3 = {instancePath:instancePath+"/match",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(func3(data0) < 1){
const err4 = {instancePath:instancePath+"/match",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data0};
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
const err5 = {instancePath:instancePath+"/match",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.title !== undefined){
let data1 = data.title;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err6 = {instancePath:instancePath+"/title",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err7 = {instancePath:instancePath+"/title",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.severity !== undefined){
let data2 = data.severity;
if(!((((data2 === "fatal") || (data2 === "error")) || (data2 === "warning")) || (data2 === "note"))){
const err8 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema117.properties.severity.enum},message:"must be equal to one of the allowed values",schema:schema117.properties.severity.enum,parentSchema:schema117.properties.severity,data:data2};
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
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema117.type,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
validate58.errors = vErrors;
return errors === 0;
}


function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema112,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "ignore") || (key0 === "expect")) || (key0 === "fail-on")) || (key0 === "rules"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema112,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.ignore !== undefined){
if(!(validate55(data.ignore, {instancePath:instancePath+"/ignore",parentData:data,parentDataProperty:"ignore",rootData}))){
vErrors = vErrors === null ? validate55.errors : append(vErrors, validate55.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
if(!(validate55(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate55.errors : append(vErrors, validate55.errors);
errors = vErrors.length;
}
}
if(data["fail-on"] !== undefined){
let data2 = data["fail-on"];
if(!(((((data2 === "fatal") || (data2 === "error")) || (data2 === "warning")) || (data2 === "note")) || (data2 === "never"))){
const err2 = {instancePath:instancePath+"/fail-on",schemaPath:"#/definitions/severity/enum",keyword:"enum",params:{allowedValues: schema116.enum},message:"must be equal to one of the allowed values",schema:schema116.enum,parentSchema:schema116,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.rules !== undefined){
let data3 = data.rules;
if(Array.isArray(data3)){
if(data3.length > 64){
const err3 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema112.properties.rules,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(data3.length < 1){
const err4 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema112.properties.rules,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
if(!(validate58(data3[i0], {instancePath:instancePath+"/rules/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate58.errors : append(vErrors, validate58.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema112.properties.rules.type,parentSchema:schema112.properties.rules,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema112.type,parentSchema:schema112,data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
validate54.errors = vErrors;
return errors === 0;
}


function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema71.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
if(data.type !== undefined){
let data0 = data.type;
if("qemu" !== data0){
const err1 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "qemu"},message:"must be equal to constant",schema:"qemu",parentSchema:schema71.properties.type,data:data0};
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
let data1 = data.description;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema71.properties.description.type,parentSchema:schema71.properties.description,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.template !== undefined){
let data2 = data.template;
if(typeof data2 === "string"){
if(!pattern11.test(data2)){
const err3 = {instancePath:instancePath+"/template",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:data2};
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
const err4 = {instancePath:instancePath+"/template",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.arch !== undefined){
let data3 = data.arch;
if(!((((data3 === "x86_64") || (data3 === "arm64")) || (data3 === "riscv64")) || (data3 === "arm"))){
const err5 = {instancePath:instancePath+"/arch",schemaPath:"#/properties/arch/enum",keyword:"enum",params:{allowedValues: schema71.properties.arch.enum},message:"must be equal to one of the allowed values",schema:schema71.properties.arch.enum,parentSchema:schema71.properties.arch,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.accel !== undefined){
let data4 = data.accel;
if(!(((data4 === "auto") || (data4 === "kvm")) || (data4 === "tcg"))){
const err6 = {instancePath:instancePath+"/accel",schemaPath:"#/properties/accel/enum",keyword:"enum",params:{allowedValues: schema71.properties.accel.enum},message:"must be equal to one of the allowed values",schema:schema71.properties.accel.enum,parentSchema:schema71.properties.accel,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.cpus !== undefined){
let data5 = data.cpus;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err7 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema71.properties.cpus.type,parentSchema:schema71.properties.cpus,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 255 || isNaN(data5)){
const err8 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema71.properties.cpus,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data5 < 1 || isNaN(data5)){
const err9 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema71.properties.cpus,data:data5};
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
if(data.memory !== undefined){
let data6 = data.memory;
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err10 = {instancePath:instancePath+"/memory",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data6};
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
const err11 = {instancePath:instancePath+"/memory",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
if(data.machine !== undefined){
let data7 = data.machine;
if(typeof data7 === "string"){
if(func3(data7) < 1){
const err12 = {instancePath:instancePath+"/machine",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data7};
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
const err13 = {instancePath:instancePath+"/machine",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data8 = data.cpu;
if(typeof data8 === "string"){
if(func3(data8) < 1){
const err14 = {instancePath:instancePath+"/cpu",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data8};
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
const err15 = {instancePath:instancePath+"/cpu",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
}
if(data.qemu !== undefined){
let data9 = data.qemu;
if(typeof data9 === "string"){
if(func3(data9) < 1){
const err16 = {instancePath:instancePath+"/qemu",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data9};
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
const err17 = {instancePath:instancePath+"/qemu",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
if(data.boot !== undefined){
if(!(validate38(data.boot, {instancePath:instancePath+"/boot",parentData:data,parentDataProperty:"boot",rootData}))){
vErrors = vErrors === null ? validate38.errors : append(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.disks !== undefined){
let data11 = data.disks;
if(Array.isArray(data11)){
if(data11.length > 26){
const err18 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/maxItems",keyword:"maxItems",params:{limit: 26},message:"must NOT have more than 26 items",schema:26,parentSchema:schema71.properties.disks,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
if(data11.length < 1){
const err19 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema71.properties.disks,data:data11};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
if(!(validate42(data11[i0], {instancePath:instancePath+"/disks/" + i0,parentData:data11,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate42.errors : append(vErrors, validate42.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema71.properties.disks.type,parentSchema:schema71.properties.disks,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data.network !== undefined){
if(!(validate44(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate44.errors : append(vErrors, validate44.errors);
errors = vErrors.length;
}
}
if(data.connect !== undefined){
if(!(validate50(data.connect, {instancePath:instancePath+"/connect",parentData:data,parentDataProperty:"connect",rootData}))){
vErrors = vErrors === null ? validate50.errors : append(vErrors, validate50.errors);
errors = vErrors.length;
}
}
if(data.isolation !== undefined){
let data15 = data.isolation;
if(!(((data15 === "fork") || (data15 === "fresh")) || (data15 === "shared"))){
const err21 = {instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/enum",keyword:"enum",params:{allowedValues: schema71.properties.isolation.enum},message:"must be equal to one of the allowed values",schema:schema71.properties.isolation.enum,parentSchema:schema71.properties.isolation,data:data15};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
}
if(data.instances !== undefined){
let data16 = data.instances;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err22 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data16};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 100000 || isNaN(data16)){
const err23 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data16};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
if(data16 < 1 || isNaN(data16)){
const err24 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data16};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
}
}
if(data.pool !== undefined){
let data17 = data.pool;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err25 = {instancePath:instancePath+"/pool",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.type,parentSchema:schema31,data:data17};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 100000 || isNaN(data17)){
const err26 = {instancePath:instancePath+"/pool",schemaPath:"#/definitions/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema31,data:data17};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
if(data17 < 0 || isNaN(data17)){
const err27 = {instancePath:instancePath+"/pool",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31,data:data17};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
}
}
if(data.cache !== undefined){
let data18 = data.cache;
const _errs38 = errors;
let valid10 = false;
let passing0 = null;
const _errs39 = errors;
if(typeof data18 !== "boolean"){
const err28 = {instancePath:instancePath+"/cache",schemaPath:"#/properties/cache/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema71.properties.cache.oneOf[0].type,parentSchema:schema71.properties.cache.oneOf[0],data:data18};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
var _valid0 = _errs39 === errors;
if(_valid0){
valid10 = true;
passing0 = 0;
}
const _errs41 = errors;
if(typeof data18 === "string"){
if(!pattern0.test(data18)){
const err29 = {instancePath:instancePath+"/cache",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data18};
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
const err30 = {instancePath:instancePath+"/cache",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data18};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
var _valid0 = _errs41 === errors;
if(_valid0 && valid10){
valid10 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid10 = true;
passing0 = 1;
}
}
if(!valid10){
const err31 = {instancePath:instancePath+"/cache",schemaPath:"#/properties/cache/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema71.properties.cache.oneOf,parentSchema:schema71.properties.cache,data:data18};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
}
errors = vErrors.length;
}
else {
errors = _errs38;
if(vErrors !== null){
if(_errs38){
vErrors.length = _errs38;
}
else {
vErrors = null;
}
}
}
}
if(data["machine-id"] !== undefined){
let data19 = data["machine-id"];
if(!((data19 === "keep") || (data19 === "new"))){
const err32 = {instancePath:instancePath+"/machine-id",schemaPath:"#/properties/machine-id/enum",keyword:"enum",params:{allowedValues: schema71.properties["machine-id"].enum},message:"must be equal to one of the allowed values",schema:schema71.properties["machine-id"].enum,parentSchema:schema71.properties["machine-id"],data:data19};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
}
if(data.silence !== undefined){
let data20 = data.silence;
if(typeof data20 === "string"){
if(!pattern1.test(data20)){
const err33 = {instancePath:instancePath+"/silence",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data20};
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
const err34 = {instancePath:instancePath+"/silence",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data20};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
}
if(data.console !== undefined){
if(!(validate54(data.console, {instancePath:instancePath+"/console",parentData:data,parentDataProperty:"console",rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
if(data["fw-cfg"] !== undefined){
let data22 = data["fw-cfg"];
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(Object.keys(data22).length > 16){
const err35 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/maxProperties",keyword:"maxProperties",params:{limit: 16},message:"must NOT have more than 16 properties",schema:16,parentSchema:schema71.properties["fw-cfg"],data:data22};
if(vErrors === null){
vErrors = [err35];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err35);
}
errors = vErrors.length;
}
if(Object.keys(data22).length < 1){
const err36 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema71.properties["fw-cfg"],data:data22};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
for(const key1 in data22){
const _errs51 = errors;
if(typeof key1 === "string"){
if(!pattern28.test(key1)){
const err37 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/propertyNames/pattern",keyword:"pattern",params:{pattern: "^opt/[A-Za-z0-9_./-]{1,51}$"},message:"must match pattern \""+"^opt/[A-Za-z0-9_./-]{1,51}$"+"\"",schema:"^opt/[A-Za-z0-9_./-]{1,51}$",parentSchema:schema71.properties["fw-cfg"].propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err37];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err37);
}
errors = vErrors.length;
}
}
var valid13 = _errs51 === errors;
if(!valid13){
const err38 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema71.properties["fw-cfg"].propertyNames,parentSchema:schema71.properties["fw-cfg"],data:data22};
if(vErrors === null){
vErrors = [err38];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err38);
}
errors = vErrors.length;
}
}
for(const key2 in data22){
let data23 = data22[key2];
const _errs54 = errors;
let valid15 = false;
let passing1 = null;
const _errs55 = errors;
if(typeof data23 !== "string"){
const err39 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema71.properties["fw-cfg"].additionalProperties.oneOf[0].type,parentSchema:schema71.properties["fw-cfg"].additionalProperties.oneOf[0],data:data23};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
var _valid1 = _errs55 === errors;
if(_valid1){
valid15 = true;
passing1 = 0;
}
const _errs57 = errors;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.file === undefined){
const err40 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'",schema:schema71.properties["fw-cfg"].additionalProperties.oneOf[1].required,parentSchema:schema71.properties["fw-cfg"].additionalProperties.oneOf[1],data:data23};
if(vErrors === null){
vErrors = [err40];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err40);
}
errors = vErrors.length;
}
for(const key3 in data23){
if(!(key3 === "file")){
const err41 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema71.properties["fw-cfg"].additionalProperties.oneOf[1],data:data23};
if(vErrors === null){
vErrors = [err41];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err41);
}
errors = vErrors.length;
}
}
if(data23.file !== undefined){
let data24 = data23.file;
if(typeof data24 === "string"){
if(func3(data24) < 1){
const err42 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/file",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data24};
if(vErrors === null){
vErrors = [err42];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err42);
}
errors = vErrors.length;
}
}
else {
const err43 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/file",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data24};
if(vErrors === null){
vErrors = [err43];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err43);
}
errors = vErrors.length;
}
}
}
else {
const err44 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema71.properties["fw-cfg"].additionalProperties.oneOf[1].type,parentSchema:schema71.properties["fw-cfg"].additionalProperties.oneOf[1],data:data23};
if(vErrors === null){
vErrors = [err44];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err44);
}
errors = vErrors.length;
}
var _valid1 = _errs57 === errors;
if(_valid1 && valid15){
valid15 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid15 = true;
passing1 = 1;
}
}
if(!valid15){
const err45 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema71.properties["fw-cfg"].additionalProperties.oneOf,parentSchema:schema71.properties["fw-cfg"].additionalProperties,data:data23};
if(vErrors === null){
vErrors = [err45];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err45);
}
errors = vErrors.length;
}
else {
errors = _errs54;
if(vErrors !== null){
if(_errs54){
vErrors.length = _errs54;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err46 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema71.properties["fw-cfg"].type,parentSchema:schema71.properties["fw-cfg"],data:data22};
if(vErrors === null){
vErrors = [err46];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err46);
}
errors = vErrors.length;
}
}
if(data["extra-args"] !== undefined){
if(!(validate30(data["extra-args"], {instancePath:instancePath+"/extra-args",parentData:data,parentDataProperty:"extra-args",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
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
let data27 = data.shell;
if(typeof data27 === "string"){
if(func3(data27) < 1){
const err47 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema29,data:data27};
if(vErrors === null){
vErrors = [err47];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err47);
}
errors = vErrors.length;
}
}
else {
const err48 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.type,parentSchema:schema29,data:data27};
if(vErrors === null){
vErrors = [err48];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err48);
}
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
let data28 = data["working-directory"];
if(typeof data28 === "string"){
if(func3(data28) < 1){
const err49 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data28};
if(vErrors === null){
vErrors = [err49];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err49);
}
errors = vErrors.length;
}
}
else {
const err50 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data28};
if(vErrors === null){
vErrors = [err50];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err50);
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
const err51 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema71.type,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err51];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err51);
}
errors = vErrors.length;
}
validate37.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema44.required,parentSchema:schema44,data};
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
else if(tag0 === "qemu"){
if(!(validate37(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate37.errors : append(vErrors, validate37.errors);
errors = vErrors.length;
}
}
else {
const err1 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},message:"value of tag \"type\" must be in oneOf",schema:schema44.discriminator,parentSchema:schema44,data};
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
const err2 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},message:"tag \"type\" must be string",schema:schema44.discriminator,parentSchema:schema44,data};
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
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.type,parentSchema:schema44,data};
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

const schema125 = {"type":"object","additionalProperties":false,"required":["source","target"],"properties":{"type":{"enum":["script","binary","config","data"]},"source":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/text"},"mode":{"title":"FileMode","type":"string","pattern":"^0?[0-7]{3,4}$"},"needs":{"$ref":"#/definitions/names"}}};
const pattern31 = new RegExp("^0?[0-7]{3,4}$", "u");

function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.source === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema125.required,parentSchema:schema125,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.target === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'",schema:schema125.required,parentSchema:schema125,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema125,data};
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
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema125.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema125.properties.type.enum,parentSchema:schema125.properties.type,data:data0};
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
const err4 = {instancePath:instancePath+"/source",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err5 = {instancePath:instancePath+"/source",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
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
const err6 = {instancePath:instancePath+"/target",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data2};
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
const err7 = {instancePath:instancePath+"/target",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data2};
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
if(!pattern31.test(data3)){
const err8 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^0?[0-7]{3,4}$"},message:"must match pattern \""+"^0?[0-7]{3,4}$"+"\"",schema:"^0?[0-7]{3,4}$",parentSchema:schema125.properties.mode,data:data3};
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
const err9 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema125.properties.mode.type,parentSchema:schema125.properties.mode,data:data3};
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
if(!(validate47(data.needs, {instancePath:instancePath+"/needs",parentData:data,parentDataProperty:"needs",rootData}))){
vErrors = vErrors === null ? validate47.errors : append(vErrors, validate47.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema125.type,parentSchema:schema125,data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
validate71.errors = vErrors;
return errors === 0;
}

const schema129 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"description":{"type":"string"},"env":{"$ref":"#/definitions/env"},"start":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"stop":{"$ref":"#/definitions/text"}}};

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema129,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema129,data};
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
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema129.properties.description.type,parentSchema:schema129.properties.description,data:data0};
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
const err3 = {instancePath:instancePath+"/start",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data2};
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
const err4 = {instancePath:instancePath+"/start",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data2};
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
const err5 = {instancePath:instancePath+"/check",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data3};
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
const err6 = {instancePath:instancePath+"/check",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data3};
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
const err7 = {instancePath:instancePath+"/stop",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data4};
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
const err8 = {instancePath:instancePath+"/stop",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data4};
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
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema129.type,parentSchema:schema129,data};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
validate74.errors = vErrors;
return errors === 0;
}

const schema134 = {"type":"object","additionalProperties":false,"required":["steps"],"properties":{"description":{"type":"string"},"environment":{"$ref":"#/definitions/names"},"tags":{"type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}},"needs":{"$ref":"#/definitions/names"},"matrix":{"$ref":"#/definitions/matrix"},"artifacts":{"$ref":"#/definitions/names"},"instrumentation":{"$ref":"#/definitions/names"},"requires":{"type":"object","additionalProperties":false,"properties":{"tools":{"$ref":"#/definitions/texts"},"kernel":{"title":"KernelRange","type":"string","pattern":"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},"commands":{"$ref":"#/definitions/texts"},"otherwise":{"enum":["skip","error"]}}},"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"},"steps":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/step"}},"metrics":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/metric"}},"capture":{"$ref":"#/definitions/texts"},"console":{"$ref":"#/definitions/scenario-console"},"xfail":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"$ref":"#/definitions/text"},"strict":{"type":"boolean"}}}]},"quarantine":{"type":"object","additionalProperties":false,"required":["reason","until"],"properties":{"reason":{"$ref":"#/definitions/text"},"until":{"title":"Date","type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"}}}}};
const schema192 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"min":{"type":"number"},"max":{"type":"number"},"regression":{"title":"Percentage","type":"string","pattern":"^\\d+(\\.\\d+)?%$"},"better":{"enum":["lower","higher"]},"required":{"type":"boolean"}}};
const schema136 = {"type":"object","properties":{"include":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}},"exclude":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}},"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":["string","number","boolean"],"$ref":"#/definitions/scalar"}}};

function validate80(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern11.test(key0)){
const err0 = {instancePath,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key0,propertyName:key0};
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
const err1 = {instancePath,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key0,propertyName:key0};
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
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema136.propertyNames,parentSchema:schema136,data};
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
const err3 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema136.additionalProperties,data:data0};
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
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/additionalProperties/items/type",keyword:"type",params:{type: schema136.additionalProperties.items.type},message:"must be string,number,boolean",schema:schema136.additionalProperties.items.type,parentSchema:schema136.additionalProperties.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err5 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema37.type},message:"must be string,number,boolean",schema:schema37.type,parentSchema:schema37,data:data1};
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
const err6 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema136.additionalProperties,data:data0};
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
const err7 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema136.additionalProperties.type,parentSchema:schema136.additionalProperties,data:data0};
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
const err8 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema136.properties.include.items,data:data3};
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
if(!pattern11.test(key2)){
const err9 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key2,propertyName:key2};
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
const err10 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key2,propertyName:key2};
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
const err11 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema136.properties.include.items.propertyNames,parentSchema:schema136.properties.include.items,data:data3};
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
const err12 = {instancePath:instancePath+"/include/" + i2+"/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema37.type},message:"must be string,number,boolean",schema:schema37.type,parentSchema:schema37,data:data4};
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
const err13 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema136.properties.include.items.type,parentSchema:schema136.properties.include.items,data:data3};
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
const err14 = {instancePath:instancePath+"/include",schemaPath:"#/properties/include/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema136.properties.include.type,parentSchema:schema136.properties.include,data:data2};
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
const err15 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema136.properties.exclude.items,data:data6};
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
if(!pattern11.test(key4)){
const err16 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key4,propertyName:key4};
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
const err17 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key4,propertyName:key4};
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
const err18 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid",schema:schema136.properties.exclude.items.propertyNames,parentSchema:schema136.properties.exclude.items,data:data6};
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
const err19 = {instancePath:instancePath+"/exclude/" + i3+"/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema37.type},message:"must be string,number,boolean",schema:schema37.type,parentSchema:schema37,data:data7};
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
const err20 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema136.properties.exclude.items.type,parentSchema:schema136.properties.exclude.items,data:data6};
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
const err21 = {instancePath:instancePath+"/exclude",schemaPath:"#/properties/exclude/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema136.properties.exclude.type,parentSchema:schema136.properties.exclude,data:data5};
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
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema136.type,parentSchema:schema136,data};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
validate80.errors = vErrors;
return errors === 0;
}

const schema149 = {"type":"object","additionalProperties":false,"properties":{"id":{"title":"StepId","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},"name":{"$ref":"#/definitions/text"},"run":{"$ref":"#/definitions/text"},"until":{"$ref":"#/definitions/text"},"watch":{"$ref":"#/definitions/text"},"wait":{"$ref":"#/definitions/name"},"stop":{"$ref":"#/definitions/name"},"checkpoint":{"$ref":"#/definitions/name"},"restore":{"$ref":"#/definitions/name"},"reboot":{"enum":["guest","reset",true]},"network":{"enum":["down","up"]},"attach-disk":{"$ref":"#/definitions/disk"},"detach-disk":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"nmi":{"const":true},"sysrq":{"title":"SysrqKey","type":"string","pattern":"^[b-z0-9]$"},"dump-memory":{"title":"FileName","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"stdin":{"type":"string"},"timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"if":{"type":["string","boolean"]},"continue-on-error":{"type":"boolean"},"background":{"type":"boolean"},"ready":{"$ref":"#/definitions/ready"},"expect":{"$ref":"#/definitions/expect"},"every":{"$ref":"#/definitions/duration"},"states":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/state"}},"outputs":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/output"}},"results":{"$ref":"#/definitions/results"}}};
const pattern43 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]{0,99}$", "u");
const pattern49 = new RegExp("^[b-z0-9]$", "u");
const pattern50 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$", "u");
const pattern51 = new RegExp("^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$", "u");
const schema162 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"command":{"$ref":"#/definitions/text"},"tcp":{"oneOf":[{"type":"integer","minimum":1,"maximum":65535},{"$ref":"#/definitions/text"}]},"http":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"output":{"$ref":"#/definitions/regex"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"}}};

function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema162,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema162,data};
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
const err2 = {instancePath:instancePath+"/command",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err3 = {instancePath:instancePath+"/command",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
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
const err4 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema162.properties.tcp.oneOf[0].type,parentSchema:schema162.properties.tcp.oneOf[0],data:data1};
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
const err5 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema162.properties.tcp.oneOf[0],data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(data1 < 1 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema162.properties.tcp.oneOf[0],data:data1};
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
const err7 = {instancePath:instancePath+"/tcp",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err8 = {instancePath:instancePath+"/tcp",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
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
const err9 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema162.properties.tcp.oneOf,parentSchema:schema162.properties.tcp,data:data1};
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
const err10 = {instancePath:instancePath+"/http",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data2};
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
const err11 = {instancePath:instancePath+"/http",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data2};
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
const err12 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data3};
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
const err13 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data3};
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
const err14 = {instancePath:instancePath+"/output",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
if(func3(data4) < 1){
const err15 = {instancePath:instancePath+"/output",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data4};
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
const err16 = {instancePath:instancePath+"/output",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data4};
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
if(!pattern1.test(data5)){
const err17 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data5};
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
const err18 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data5};
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
if(!pattern1.test(data6)){
const err19 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data6};
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
const err20 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data6};
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
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema162.type,parentSchema:schema162,data};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
validate94.errors = vErrors;
return errors === 0;
}

const schema170 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"exit-code":{"oneOf":[{"type":"integer","minimum":0,"maximum":255},{"type":"array","minItems":1,"items":{"type":"integer","minimum":0,"maximum":255}},{"const":"any"}]},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},"stdout":{"$ref":"#/definitions/text-match"},"stderr":{"$ref":"#/definitions/text-match"},"file":{"oneOf":[{"$ref":"#/definitions/file-match"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/file-match"}}]}}};
const pattern56 = new RegExp("^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$", "u");
const schema171 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"not-matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"equals":{"type":"string"},"json":{"type":"object","minProperties":1,"additionalProperties":true}}};

function validate97(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema171,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema171,data};
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
const err2 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(func3(data2) < 1){
const err3 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data2};
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
const err4 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data2};
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
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema171.properties.matches.oneOf[1],data:data2};
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
const err6 = {instancePath:instancePath+"/matches/" + i0,schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
if(func3(data3) < 1){
const err7 = {instancePath:instancePath+"/matches/" + i0,schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data3};
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
const err8 = {instancePath:instancePath+"/matches/" + i0,schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data3};
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
const err9 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema171.properties.matches.oneOf[1].type,parentSchema:schema171.properties.matches.oneOf[1],data:data2};
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
const err10 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema171.properties.matches.oneOf,parentSchema:schema171.properties.matches,data:data2};
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
const err11 = {instancePath:instancePath+"/not-matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
if(func3(data4) < 1){
const err12 = {instancePath:instancePath+"/not-matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data4};
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
const err13 = {instancePath:instancePath+"/not-matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data4};
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
const err14 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema171.properties["not-matches"].oneOf[1],data:data4};
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
const err15 = {instancePath:instancePath+"/not-matches/" + i1,schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
if(func3(data5) < 1){
const err16 = {instancePath:instancePath+"/not-matches/" + i1,schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data5};
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
const err17 = {instancePath:instancePath+"/not-matches/" + i1,schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data5};
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
const err18 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema171.properties["not-matches"].oneOf[1].type,parentSchema:schema171.properties["not-matches"].oneOf[1],data:data4};
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
const err19 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema171.properties["not-matches"].oneOf,parentSchema:schema171.properties["not-matches"],data:data4};
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
const err20 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema171.properties.equals.type,parentSchema:schema171.properties.equals,data:data6};
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
const err21 = {instancePath:instancePath+"/json",schemaPath:"#/properties/json/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema171.properties.json,data:data7};
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
const err22 = {instancePath:instancePath+"/json",schemaPath:"#/properties/json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema171.properties.json.type,parentSchema:schema171.properties.json,data:data7};
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
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema171.type,parentSchema:schema171,data};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
validate97.errors = vErrors;
return errors === 0;
}

const schema176 = {"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"exists":{"type":"boolean"},"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"$ref":"#/definitions/regex"},"equals":{"type":"string"}}};

function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema176.required,parentSchema:schema176,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema176,data};
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
const err2 = {instancePath:instancePath+"/path",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err3 = {instancePath:instancePath+"/path",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
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
const err4 = {instancePath:instancePath+"/exists",schemaPath:"#/properties/exists/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema176.properties.exists.type,parentSchema:schema176.properties.exists,data:data1};
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
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(func3(data4) < 1){
const err6 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data4};
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
const err7 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data4};
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
const err8 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema176.properties.equals.type,parentSchema:schema176.properties.equals,data:data5};
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
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema176.type,parentSchema:schema176,data};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
validate102.errors = vErrors;
return errors === 0;
}


function validate96(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema170,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema170,data};
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
const err2 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema170.properties["exit-code"].oneOf[0].type,parentSchema:schema170.properties["exit-code"].oneOf[0],data:data0};
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
const err3 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema170.properties["exit-code"].oneOf[0],data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(data0 < 0 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema170.properties["exit-code"].oneOf[0],data:data0};
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
const err5 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema170.properties["exit-code"].oneOf[1],data:data0};
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
const err6 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema170.properties["exit-code"].oneOf[1].items.type,parentSchema:schema170.properties["exit-code"].oneOf[1].items,data:data1};
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
const err7 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema170.properties["exit-code"].oneOf[1].items,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if(data1 < 0 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema170.properties["exit-code"].oneOf[1].items,data:data1};
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
const err9 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema170.properties["exit-code"].oneOf[1].type,parentSchema:schema170.properties["exit-code"].oneOf[1],data:data0};
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
const err10 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/2/const",keyword:"const",params:{allowedValue: "any"},message:"must be equal to constant",schema:"any",parentSchema:schema170.properties["exit-code"].oneOf[2],data:data0};
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
const err11 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema170.properties["exit-code"].oneOf,parentSchema:schema170.properties["exit-code"],data:data0};
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
if(!pattern56.test(data2)){
const err12 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/pattern",keyword:"pattern",params:{pattern: "^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},message:"must match pattern \""+"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"+"\"",schema:"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$",parentSchema:schema170.properties.signal,data:data2};
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
const err13 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema170.properties.signal.type,parentSchema:schema170.properties.signal,data:data2};
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
if(!(validate97(data.stdout, {instancePath:instancePath+"/stdout",parentData:data,parentDataProperty:"stdout",rootData}))){
vErrors = vErrors === null ? validate97.errors : append(vErrors, validate97.errors);
errors = vErrors.length;
}
}
if(data.stderr !== undefined){
if(!(validate97(data.stderr, {instancePath:instancePath+"/stderr",parentData:data,parentDataProperty:"stderr",rootData}))){
vErrors = vErrors === null ? validate97.errors : append(vErrors, validate97.errors);
errors = vErrors.length;
}
}
if(data.file !== undefined){
let data5 = data.file;
const _errs16 = errors;
let valid4 = false;
let passing1 = null;
const _errs17 = errors;
if(!(validate102(data5, {instancePath:instancePath+"/file",parentData:data,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate102.errors : append(vErrors, validate102.errors);
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
const err14 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema170.properties.file.oneOf[1],data:data5};
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
if(!(validate102(data5[i1], {instancePath:instancePath+"/file/" + i1,parentData:data5,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate102.errors : append(vErrors, validate102.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema170.properties.file.oneOf[1].type,parentSchema:schema170.properties.file.oneOf[1],data:data5};
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
const err16 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema170.properties.file.oneOf,parentSchema:schema170.properties.file,data:data5};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema170.type,parentSchema:schema170,data};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
validate96.errors = vErrors;
return errors === 0;
}

const schema180 = {"type":"object","additionalProperties":false,"required":["within"],"properties":{"equals":{"type":"string"},"contains":{"$ref":"#/definitions/text"},"matches":{"$ref":"#/definitions/regex"},"within":{"$ref":"#/definitions/duration"}}};

function validate108(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.within === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "within"},message:"must have required property '"+"within"+"'",schema:schema180.required,parentSchema:schema180,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema180,data};
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
const err2 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema180.properties.equals.type,parentSchema:schema180.properties.equals,data:data0};
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
const err3 = {instancePath:instancePath+"/contains",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err4 = {instancePath:instancePath+"/contains",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
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
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(func3(data2) < 1){
const err6 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data2};
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
const err7 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data2};
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
if(!pattern1.test(data3)){
const err8 = {instancePath:instancePath+"/within",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data3};
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
const err9 = {instancePath:instancePath+"/within",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data3};
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
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema180.type,parentSchema:schema180,data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
validate108.errors = vErrors;
return errors === 0;
}

const schema185 = {"oneOf":[{"enum":["stdout","stderr"]},{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"matches":{"$ref":"#/definitions/regex"},"json":{"$ref":"#/definitions/text"}}}]};

function validate110(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!((data === "stdout") || (data === "stderr"))){
const err0 = {instancePath,schemaPath:"#/oneOf/0/enum",keyword:"enum",params:{allowedValues: schema185.oneOf[0].enum},message:"must be equal to one of the allowed values",schema:schema185.oneOf[0].enum,parentSchema:schema185.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema185.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err2 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema185.oneOf[1],data};
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
const err3 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema185.oneOf[1],data};
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
const err4 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema106,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if(func3(data0) < 1){
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema106,data:data0};
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
const err6 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema106.type,parentSchema:schema106,data:data0};
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
const err7 = {instancePath:instancePath+"/json",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err8 = {instancePath:instancePath+"/json",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
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
const err9 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema185.oneOf[1].type,parentSchema:schema185.oneOf[1],data};
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
const err10 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema185.oneOf,parentSchema:schema185,data};
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
validate110.errors = vErrors;
return errors === 0;
}

const schema188 = {"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"tap":{"$ref":"#/definitions/text"},"ktap":{"$ref":"#/definitions/text"},"junit":{"$ref":"#/definitions/texts"}}};

function validate112(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema188,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema188,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema188,data};
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
const err3 = {instancePath:instancePath+"/tap",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err4 = {instancePath:instancePath+"/tap",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
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
const err5 = {instancePath:instancePath+"/ktap",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err6 = {instancePath:instancePath+"/ktap",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
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
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema188.type,parentSchema:schema188,data};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
validate112.errors = vErrors;
return errors === 0;
}


function validate91(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema149.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema149,data};
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
if(!pattern43.test(data0)){
const err1 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_-]{0,99}$",parentSchema:schema149.properties.id,data:data0};
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
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema149.properties.id.type,parentSchema:schema149.properties.id,data:data0};
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
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
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
const err5 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data2};
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
const err6 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data2};
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
const err7 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data3};
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
const err8 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data3};
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
const err9 = {instancePath:instancePath+"/watch",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data4};
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
const err10 = {instancePath:instancePath+"/watch",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data4};
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
if(!pattern11.test(data5)){
const err11 = {instancePath:instancePath+"/wait",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:data5};
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
const err12 = {instancePath:instancePath+"/wait",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:data5};
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
if(!pattern11.test(data6)){
const err13 = {instancePath:instancePath+"/stop",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:data6};
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
const err14 = {instancePath:instancePath+"/stop",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data.checkpoint !== undefined){
let data7 = data.checkpoint;
if(typeof data7 === "string"){
if(!pattern11.test(data7)){
const err15 = {instancePath:instancePath+"/checkpoint",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:data7};
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
const err16 = {instancePath:instancePath+"/checkpoint",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
if(data.restore !== undefined){
let data8 = data.restore;
if(typeof data8 === "string"){
if(!pattern11.test(data8)){
const err17 = {instancePath:instancePath+"/restore",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:data8};
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
const err18 = {instancePath:instancePath+"/restore",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
if(data.reboot !== undefined){
let data9 = data.reboot;
if(!(((data9 === "guest") || (data9 === "reset")) || (data9 === true))){
const err19 = {instancePath:instancePath+"/reboot",schemaPath:"#/properties/reboot/enum",keyword:"enum",params:{allowedValues: schema149.properties.reboot.enum},message:"must be equal to one of the allowed values",schema:schema149.properties.reboot.enum,parentSchema:schema149.properties.reboot,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
}
if(data.network !== undefined){
let data10 = data.network;
if(!((data10 === "down") || (data10 === "up"))){
const err20 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/enum",keyword:"enum",params:{allowedValues: schema149.properties.network.enum},message:"must be equal to one of the allowed values",schema:schema149.properties.network.enum,parentSchema:schema149.properties.network,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data["attach-disk"] !== undefined){
if(!(validate42(data["attach-disk"], {instancePath:instancePath+"/attach-disk",parentData:data,parentDataProperty:"attach-disk",rootData}))){
vErrors = vErrors === null ? validate42.errors : append(vErrors, validate42.errors);
errors = vErrors.length;
}
}
if(data["detach-disk"] !== undefined){
let data12 = data["detach-disk"];
if(typeof data12 === "string"){
if(!pattern21.test(data12)){
const err21 = {instancePath:instancePath+"/detach-disk",schemaPath:"#/properties/detach-disk/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]{0,19}$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]{0,19}$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]{0,19}$",parentSchema:schema149.properties["detach-disk"],data:data12};
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
const err22 = {instancePath:instancePath+"/detach-disk",schemaPath:"#/properties/detach-disk/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema149.properties["detach-disk"].type,parentSchema:schema149.properties["detach-disk"],data:data12};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
}
if(data.nmi !== undefined){
let data13 = data.nmi;
if(true !== data13){
const err23 = {instancePath:instancePath+"/nmi",schemaPath:"#/properties/nmi/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema149.properties.nmi,data:data13};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
}
if(data.sysrq !== undefined){
let data14 = data.sysrq;
if(typeof data14 === "string"){
if(!pattern49.test(data14)){
const err24 = {instancePath:instancePath+"/sysrq",schemaPath:"#/properties/sysrq/pattern",keyword:"pattern",params:{pattern: "^[b-z0-9]$"},message:"must match pattern \""+"^[b-z0-9]$"+"\"",schema:"^[b-z0-9]$",parentSchema:schema149.properties.sysrq,data:data14};
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
const err25 = {instancePath:instancePath+"/sysrq",schemaPath:"#/properties/sysrq/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema149.properties.sysrq.type,parentSchema:schema149.properties.sysrq,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
}
if(data["dump-memory"] !== undefined){
let data15 = data["dump-memory"];
if(typeof data15 === "string"){
if(!pattern50.test(data15)){
const err26 = {instancePath:instancePath+"/dump-memory",schemaPath:"#/properties/dump-memory/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema149.properties["dump-memory"],data:data15};
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
const err27 = {instancePath:instancePath+"/dump-memory",schemaPath:"#/properties/dump-memory/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema149.properties["dump-memory"].type,parentSchema:schema149.properties["dump-memory"],data:data15};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
}
if(data.signal !== undefined){
let data16 = data.signal;
if(typeof data16 === "string"){
if(!pattern51.test(data16)){
const err28 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/pattern",keyword:"pattern",params:{pattern: "^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},message:"must match pattern \""+"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"+"\"",schema:"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$",parentSchema:schema149.properties.signal,data:data16};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
}
else {
const err29 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema149.properties.signal.type,parentSchema:schema149.properties.signal,data:data16};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
}
if(data.shell !== undefined){
let data17 = data.shell;
if(typeof data17 === "string"){
if(func3(data17) < 1){
const err30 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema29,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
}
else {
const err31 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.type,parentSchema:schema29,data:data17};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
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
let data19 = data["working-directory"];
if(typeof data19 === "string"){
if(func3(data19) < 1){
const err32 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data19};
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
const err33 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data19};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
}
if(data.stdin !== undefined){
let data20 = data.stdin;
if(typeof data20 !== "string"){
const err34 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema149.properties.stdin.type,parentSchema:schema149.properties.stdin,data:data20};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data21 = data.timeout;
if(typeof data21 === "string"){
if(!pattern1.test(data21)){
const err35 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data21};
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
const err36 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data21};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
}
if(data["idle-timeout"] !== undefined){
let data22 = data["idle-timeout"];
if(typeof data22 === "string"){
if(!pattern1.test(data22)){
const err37 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data22};
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
const err38 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data22};
if(vErrors === null){
vErrors = [err38];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err38);
}
errors = vErrors.length;
}
}
if(data.if !== undefined){
let data23 = data.if;
if((typeof data23 !== "string") && (typeof data23 !== "boolean")){
const err39 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: schema149.properties.if.type},message:"must be string,boolean",schema:schema149.properties.if.type,parentSchema:schema149.properties.if,data:data23};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
}
if(data["continue-on-error"] !== undefined){
let data24 = data["continue-on-error"];
if(typeof data24 !== "boolean"){
const err40 = {instancePath:instancePath+"/continue-on-error",schemaPath:"#/properties/continue-on-error/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema149.properties["continue-on-error"].type,parentSchema:schema149.properties["continue-on-error"],data:data24};
if(vErrors === null){
vErrors = [err40];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err40);
}
errors = vErrors.length;
}
}
if(data.background !== undefined){
let data25 = data.background;
if(typeof data25 !== "boolean"){
const err41 = {instancePath:instancePath+"/background",schemaPath:"#/properties/background/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema149.properties.background.type,parentSchema:schema149.properties.background,data:data25};
if(vErrors === null){
vErrors = [err41];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err41);
}
errors = vErrors.length;
}
}
if(data.ready !== undefined){
if(!(validate94(data.ready, {instancePath:instancePath+"/ready",parentData:data,parentDataProperty:"ready",rootData}))){
vErrors = vErrors === null ? validate94.errors : append(vErrors, validate94.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
if(!(validate96(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate96.errors : append(vErrors, validate96.errors);
errors = vErrors.length;
}
}
if(data.every !== undefined){
let data28 = data.every;
if(typeof data28 === "string"){
if(!pattern1.test(data28)){
const err42 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data28};
if(vErrors === null){
vErrors = [err42];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err42);
}
errors = vErrors.length;
}
}
else {
const err43 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data28};
if(vErrors === null){
vErrors = [err43];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err43);
}
errors = vErrors.length;
}
}
if(data.states !== undefined){
let data29 = data.states;
if(Array.isArray(data29)){
if(data29.length < 1){
const err44 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema149.properties.states,data:data29};
if(vErrors === null){
vErrors = [err44];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err44);
}
errors = vErrors.length;
}
const len0 = data29.length;
for(let i0=0; i0<len0; i0++){
if(!(validate108(data29[i0], {instancePath:instancePath+"/states/" + i0,parentData:data29,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate108.errors : append(vErrors, validate108.errors);
errors = vErrors.length;
}
}
}
else {
const err45 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema149.properties.states.type,parentSchema:schema149.properties.states,data:data29};
if(vErrors === null){
vErrors = [err45];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err45);
}
errors = vErrors.length;
}
}
if(data.outputs !== undefined){
let data31 = data.outputs;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key1 in data31){
const _errs71 = errors;
if(typeof key1 === "string"){
if(!pattern11.test(key1)){
const err46 = {instancePath:instancePath+"/outputs",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err46];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err46);
}
errors = vErrors.length;
}
}
else {
const err47 = {instancePath:instancePath+"/outputs",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err47];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err47);
}
errors = vErrors.length;
}
var valid16 = _errs71 === errors;
if(!valid16){
const err48 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema149.properties.outputs.propertyNames,parentSchema:schema149.properties.outputs,data:data31};
if(vErrors === null){
vErrors = [err48];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err48);
}
errors = vErrors.length;
}
}
for(const key2 in data31){
if(!(validate110(data31[key2], {instancePath:instancePath+"/outputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data31,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate110.errors : append(vErrors, validate110.errors);
errors = vErrors.length;
}
}
}
else {
const err49 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema149.properties.outputs.type,parentSchema:schema149.properties.outputs,data:data31};
if(vErrors === null){
vErrors = [err49];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err49);
}
errors = vErrors.length;
}
}
if(data.results !== undefined){
if(!(validate112(data.results, {instancePath:instancePath+"/results",parentData:data,parentDataProperty:"results",rootData}))){
vErrors = vErrors === null ? validate112.errors : append(vErrors, validate112.errors);
errors = vErrors.length;
}
}
}
else {
const err50 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema149.type,parentSchema:schema149,data};
if(vErrors === null){
vErrors = [err50];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err50);
}
errors = vErrors.length;
}
validate91.errors = vErrors;
return errors === 0;
}

const schema193 = {"title":"ScenarioConsole","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"}}};

function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema193,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((key0 === "ignore") || (key0 === "expect")) || (key0 === "fail-on"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema193,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.ignore !== undefined){
if(!(validate55(data.ignore, {instancePath:instancePath+"/ignore",parentData:data,parentDataProperty:"ignore",rootData}))){
vErrors = vErrors === null ? validate55.errors : append(vErrors, validate55.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
if(!(validate55(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate55.errors : append(vErrors, validate55.errors);
errors = vErrors.length;
}
}
if(data["fail-on"] !== undefined){
let data2 = data["fail-on"];
if(!(((((data2 === "fatal") || (data2 === "error")) || (data2 === "warning")) || (data2 === "note")) || (data2 === "never"))){
const err2 = {instancePath:instancePath+"/fail-on",schemaPath:"#/definitions/severity/enum",keyword:"enum",params:{allowedValues: schema116.enum},message:"must be equal to one of the allowed values",schema:schema116.enum,parentSchema:schema116,data:data2};
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
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema193.type,parentSchema:schema193,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate117.errors = vErrors;
return errors === 0;
}

const pattern38 = new RegExp("^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$", "u");
const pattern61 = new RegExp("^\\d+(\\.\\d+)?%$", "u");
const pattern62 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.steps === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},message:"must have required property '"+"steps"+"'",schema:schema134.required,parentSchema:schema134,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema134.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema134,data};
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
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema134.properties.description.type,parentSchema:schema134.properties.description,data:data0};
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
if(!(validate47(data.environment, {instancePath:instancePath+"/environment",parentData:data,parentDataProperty:"environment",rootData}))){
vErrors = vErrors === null ? validate47.errors : append(vErrors, validate47.errors);
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
const err3 = {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema134.properties.tags.items.type,parentSchema:schema134.properties.tags.items,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(typeof data3 === "string"){
if(!pattern11.test(data3)){
const err4 = {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:data3};
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
const err5 = {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:data3};
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
const err6 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema134.properties.tags,data:data2};
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
const err7 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema134.properties.tags.type,parentSchema:schema134.properties.tags,data:data2};
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
if(!(validate47(data.needs, {instancePath:instancePath+"/needs",parentData:data,parentDataProperty:"needs",rootData}))){
vErrors = vErrors === null ? validate47.errors : append(vErrors, validate47.errors);
errors = vErrors.length;
}
}
if(data.matrix !== undefined){
if(!(validate80(data.matrix, {instancePath:instancePath+"/matrix",parentData:data,parentDataProperty:"matrix",rootData}))){
vErrors = vErrors === null ? validate80.errors : append(vErrors, validate80.errors);
errors = vErrors.length;
}
}
if(data.artifacts !== undefined){
if(!(validate47(data.artifacts, {instancePath:instancePath+"/artifacts",parentData:data,parentDataProperty:"artifacts",rootData}))){
vErrors = vErrors === null ? validate47.errors : append(vErrors, validate47.errors);
errors = vErrors.length;
}
}
if(data.instrumentation !== undefined){
if(!(validate47(data.instrumentation, {instancePath:instancePath+"/instrumentation",parentData:data,parentDataProperty:"instrumentation",rootData}))){
vErrors = vErrors === null ? validate47.errors : append(vErrors, validate47.errors);
errors = vErrors.length;
}
}
if(data.requires !== undefined){
let data8 = data.requires;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key1 in data8){
if(!((((key1 === "tools") || (key1 === "kernel")) || (key1 === "commands")) || (key1 === "otherwise"))){
const err8 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema134.properties.requires,data:data8};
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
if(!pattern38.test(data10)){
const err9 = {instancePath:instancePath+"/requires/kernel",schemaPath:"#/properties/requires/properties/kernel/pattern",keyword:"pattern",params:{pattern: "^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},message:"must match pattern \""+"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"+"\"",schema:"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$",parentSchema:schema134.properties.requires.properties.kernel,data:data10};
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
const err10 = {instancePath:instancePath+"/requires/kernel",schemaPath:"#/properties/requires/properties/kernel/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema134.properties.requires.properties.kernel.type,parentSchema:schema134.properties.requires.properties.kernel,data:data10};
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
const err11 = {instancePath:instancePath+"/requires/otherwise",schemaPath:"#/properties/requires/properties/otherwise/enum",keyword:"enum",params:{allowedValues: schema134.properties.requires.properties.otherwise.enum},message:"must be equal to one of the allowed values",schema:schema134.properties.requires.properties.otherwise.enum,parentSchema:schema134.properties.requires.properties.otherwise,data:data12};
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
const err12 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema134.properties.requires.type,parentSchema:schema134.properties.requires,data:data8};
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
if(!pattern1.test(data13)){
const err13 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data13};
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
const err14 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data13};
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
if(!pattern1.test(data14)){
const err15 = {instancePath:instancePath+"/step-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data14};
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
const err16 = {instancePath:instancePath+"/step-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data14};
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
if(!pattern1.test(data15)){
const err17 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data15};
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
const err18 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data15};
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
if(!pattern1.test(data16)){
const err19 = {instancePath:instancePath+"/slow-after",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data16};
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
const err20 = {instancePath:instancePath+"/slow-after",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data16};
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
const err21 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema29,data:data19};
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
const err22 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.type,parentSchema:schema29,data:data19};
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
const err23 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data20};
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
const err24 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data20};
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
const err25 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema134.properties.steps,data:data24};
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
if(!(validate91(data24[i2], {instancePath:instancePath+"/steps/" + i2,parentData:data24,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate91.errors : append(vErrors, validate91.errors);
errors = vErrors.length;
}
}
}
else {
const err26 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema134.properties.steps.type,parentSchema:schema134.properties.steps,data:data24};
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
if(!pattern11.test(key2)){
const err27 = {instancePath:instancePath+"/metrics",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key2,propertyName:key2};
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
const err28 = {instancePath:instancePath+"/metrics",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key2,propertyName:key2};
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
const err29 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema134.properties.metrics.propertyNames,parentSchema:schema134.properties.metrics,data:data26};
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
const err30 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/metric/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema192,data:data27};
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
const err31 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/metric/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema192,data:data27};
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
const err32 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/min",schemaPath:"#/definitions/metric/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema192.properties.min.type,parentSchema:schema192.properties.min,data:data28};
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
const err33 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/max",schemaPath:"#/definitions/metric/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema192.properties.max.type,parentSchema:schema192.properties.max,data:data29};
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
if(!pattern61.test(data30)){
const err34 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/regression",schemaPath:"#/definitions/metric/properties/regression/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?%$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?%$"+"\"",schema:"^\\d+(\\.\\d+)?%$",parentSchema:schema192.properties.regression,data:data30};
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
const err35 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/regression",schemaPath:"#/definitions/metric/properties/regression/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema192.properties.regression.type,parentSchema:schema192.properties.regression,data:data30};
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
const err36 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/better",schemaPath:"#/definitions/metric/properties/better/enum",keyword:"enum",params:{allowedValues: schema192.properties.better.enum},message:"must be equal to one of the allowed values",schema:schema192.properties.better.enum,parentSchema:schema192.properties.better,data:data31};
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
const err37 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/required",schemaPath:"#/definitions/metric/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema192.properties.required.type,parentSchema:schema192.properties.required,data:data32};
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
const err38 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/metric/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema192.type,parentSchema:schema192,data:data27};
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
const err39 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema134.properties.metrics.type,parentSchema:schema134.properties.metrics,data:data26};
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
if(data.console !== undefined){
if(!(validate117(data.console, {instancePath:instancePath+"/console",parentData:data,parentDataProperty:"console",rootData}))){
vErrors = vErrors === null ? validate117.errors : append(vErrors, validate117.errors);
errors = vErrors.length;
}
}
if(data.xfail !== undefined){
let data35 = data.xfail;
const _errs71 = errors;
let valid19 = false;
let passing0 = null;
const _errs72 = errors;
if(typeof data35 === "string"){
if(func3(data35) < 1){
const err40 = {instancePath:instancePath+"/xfail",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data35};
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
const err41 = {instancePath:instancePath+"/xfail",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data35};
if(vErrors === null){
vErrors = [err41];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err41);
}
errors = vErrors.length;
}
var _valid0 = _errs72 === errors;
if(_valid0){
valid19 = true;
passing0 = 0;
}
const _errs75 = errors;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.reason === undefined){
const err42 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema134.properties.xfail.oneOf[1].required,parentSchema:schema134.properties.xfail.oneOf[1],data:data35};
if(vErrors === null){
vErrors = [err42];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err42);
}
errors = vErrors.length;
}
for(const key5 in data35){
if(!((key5 === "reason") || (key5 === "strict"))){
const err43 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema134.properties.xfail.oneOf[1],data:data35};
if(vErrors === null){
vErrors = [err43];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err43);
}
errors = vErrors.length;
}
}
if(data35.reason !== undefined){
let data36 = data35.reason;
if(typeof data36 === "string"){
if(func3(data36) < 1){
const err44 = {instancePath:instancePath+"/xfail/reason",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data36};
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
const err45 = {instancePath:instancePath+"/xfail/reason",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data36};
if(vErrors === null){
vErrors = [err45];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err45);
}
errors = vErrors.length;
}
}
if(data35.strict !== undefined){
let data37 = data35.strict;
if(typeof data37 !== "boolean"){
const err46 = {instancePath:instancePath+"/xfail/strict",schemaPath:"#/properties/xfail/oneOf/1/properties/strict/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema134.properties.xfail.oneOf[1].properties.strict.type,parentSchema:schema134.properties.xfail.oneOf[1].properties.strict,data:data37};
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
const err47 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema134.properties.xfail.oneOf[1].type,parentSchema:schema134.properties.xfail.oneOf[1],data:data35};
if(vErrors === null){
vErrors = [err47];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err47);
}
errors = vErrors.length;
}
var _valid0 = _errs75 === errors;
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
const err48 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema134.properties.xfail.oneOf,parentSchema:schema134.properties.xfail,data:data35};
if(vErrors === null){
vErrors = [err48];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err48);
}
errors = vErrors.length;
}
else {
errors = _errs71;
if(vErrors !== null){
if(_errs71){
vErrors.length = _errs71;
}
else {
vErrors = null;
}
}
}
}
if(data.quarantine !== undefined){
let data38 = data.quarantine;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(data38.reason === undefined){
const err49 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema134.properties.quarantine.required,parentSchema:schema134.properties.quarantine,data:data38};
if(vErrors === null){
vErrors = [err49];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err49);
}
errors = vErrors.length;
}
if(data38.until === undefined){
const err50 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema134.properties.quarantine.required,parentSchema:schema134.properties.quarantine,data:data38};
if(vErrors === null){
vErrors = [err50];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err50);
}
errors = vErrors.length;
}
for(const key6 in data38){
if(!((key6 === "reason") || (key6 === "until"))){
const err51 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema134.properties.quarantine,data:data38};
if(vErrors === null){
vErrors = [err51];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err51);
}
errors = vErrors.length;
}
}
if(data38.reason !== undefined){
let data39 = data38.reason;
if(typeof data39 === "string"){
if(func3(data39) < 1){
const err52 = {instancePath:instancePath+"/quarantine/reason",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data39};
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
const err53 = {instancePath:instancePath+"/quarantine/reason",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data39};
if(vErrors === null){
vErrors = [err53];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err53);
}
errors = vErrors.length;
}
}
if(data38.until !== undefined){
let data40 = data38.until;
if(typeof data40 === "string"){
if(!pattern62.test(data40)){
const err54 = {instancePath:instancePath+"/quarantine/until",schemaPath:"#/properties/quarantine/properties/until/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d{2}-\\d{2}$"},message:"must match pattern \""+"^\\d{4}-\\d{2}-\\d{2}$"+"\"",schema:"^\\d{4}-\\d{2}-\\d{2}$",parentSchema:schema134.properties.quarantine.properties.until,data:data40};
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
const err55 = {instancePath:instancePath+"/quarantine/until",schemaPath:"#/properties/quarantine/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema134.properties.quarantine.properties.until.type,parentSchema:schema134.properties.quarantine.properties.until,data:data40};
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
const err56 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema134.properties.quarantine.type,parentSchema:schema134.properties.quarantine,data:data38};
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
const err57 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema134.type,parentSchema:schema134,data};
if(vErrors === null){
vErrors = [err57];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err57);
}
errors = vErrors.length;
}
validate77.errors = vErrors;
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
if(!pattern1.test(data4)){
const err7 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data4};
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
const err8 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data4};
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
if(!pattern11.test(key1)){
const err9 = {instancePath:instancePath+"/variables",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key1,propertyName:key1};
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
const err10 = {instancePath:instancePath+"/variables",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key1,propertyName:key1};
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
const err12 = {instancePath:instancePath+"/variables/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema37.type},message:"must be string,number,boolean",schema:schema37.type,parentSchema:schema37,data:data7};
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
if(!pattern11.test(key3)){
const err14 = {instancePath:instancePath+"/secrets",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key3,propertyName:key3};
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
const err15 = {instancePath:instancePath+"/secrets",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key3,propertyName:key3};
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
if(!pattern11.test(key5)){
const err19 = {instancePath:instancePath+"/environments",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key5,propertyName:key5};
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
const err20 = {instancePath:instancePath+"/environments",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key5,propertyName:key5};
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
if(data.templates !== undefined){
let data13 = data.templates;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(Object.keys(data13).length < 1){
const err23 = {instancePath:instancePath+"/templates",schemaPath:"#/properties/templates/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema11.properties.templates,data:data13};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
for(const key7 in data13){
const _errs38 = errors;
if(typeof key7 === "string"){
if(!pattern11.test(key7)){
const err24 = {instancePath:instancePath+"/templates",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key7,propertyName:key7};
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
const err25 = {instancePath:instancePath+"/templates",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
var valid12 = _errs38 === errors;
if(!valid12){
const err26 = {instancePath:instancePath+"/templates",schemaPath:"#/properties/templates/propertyNames",keyword:"propertyNames",params:{propertyName: key7},message:"property name must be valid",schema:schema11.properties.templates.propertyNames,parentSchema:schema11.properties.templates,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
}
for(const key8 in data13){
if(!(validate37(data13[key8], {instancePath:instancePath+"/templates/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data13,parentDataProperty:key8,rootData}))){
vErrors = vErrors === null ? validate37.errors : append(vErrors, validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err27 = {instancePath:instancePath+"/templates",schemaPath:"#/properties/templates/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.templates.type,parentSchema:schema11.properties.templates,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
}
if(data.artifacts !== undefined){
let data15 = data.artifacts;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key9 in data15){
const _errs45 = errors;
if(typeof key9 === "string"){
if(!pattern11.test(key9)){
const err28 = {instancePath:instancePath+"/artifacts",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
}
else {
const err29 = {instancePath:instancePath+"/artifacts",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
var valid15 = _errs45 === errors;
if(!valid15){
const err30 = {instancePath:instancePath+"/artifacts",schemaPath:"#/properties/artifacts/propertyNames",keyword:"propertyNames",params:{propertyName: key9},message:"property name must be valid",schema:schema11.properties.artifacts.propertyNames,parentSchema:schema11.properties.artifacts,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
}
for(const key10 in data15){
if(!(validate71(data15[key10], {instancePath:instancePath+"/artifacts/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data15,parentDataProperty:key10,rootData}))){
vErrors = vErrors === null ? validate71.errors : append(vErrors, validate71.errors);
errors = vErrors.length;
}
}
}
else {
const err31 = {instancePath:instancePath+"/artifacts",schemaPath:"#/properties/artifacts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.artifacts.type,parentSchema:schema11.properties.artifacts,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
}
errors = vErrors.length;
}
}
if(data.instrumentation !== undefined){
let data17 = data.instrumentation;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key11 in data17){
const _errs52 = errors;
if(typeof key11 === "string"){
if(!pattern11.test(key11)){
const err32 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key11,propertyName:key11};
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
const err33 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key11,propertyName:key11};
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
const err34 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/properties/instrumentation/propertyNames",keyword:"propertyNames",params:{propertyName: key11},message:"property name must be valid",schema:schema11.properties.instrumentation.propertyNames,parentSchema:schema11.properties.instrumentation,data:data17};
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
if(!(validate74(data17[key12], {instancePath:instancePath+"/instrumentation/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data17,parentDataProperty:key12,rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
}
else {
const err35 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/properties/instrumentation/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.instrumentation.type,parentSchema:schema11.properties.instrumentation,data:data17};
if(vErrors === null){
vErrors = [err35];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err35);
}
errors = vErrors.length;
}
}
if(data.scenarios !== undefined){
let data19 = data.scenarios;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(Object.keys(data19).length < 1){
const err36 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema11.properties.scenarios,data:data19};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
for(const key13 in data19){
const _errs59 = errors;
if(typeof key13 === "string"){
if(!pattern11.test(key13)){
const err37 = {instancePath:instancePath+"/scenarios",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key13,propertyName:key13};
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
const err38 = {instancePath:instancePath+"/scenarios",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key13,propertyName:key13};
if(vErrors === null){
vErrors = [err38];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err38);
}
errors = vErrors.length;
}
var valid21 = _errs59 === errors;
if(!valid21){
const err39 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/propertyNames",keyword:"propertyNames",params:{propertyName: key13},message:"property name must be valid",schema:schema11.properties.scenarios.propertyNames,parentSchema:schema11.properties.scenarios,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
}
for(const key14 in data19){
if(!(validate77(data19[key14], {instancePath:instancePath+"/scenarios/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data19,parentDataProperty:key14,rootData}))){
vErrors = vErrors === null ? validate77.errors : append(vErrors, validate77.errors);
errors = vErrors.length;
}
}
}
else {
const err40 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.scenarios.type,parentSchema:schema11.properties.scenarios,data:data19};
if(vErrors === null){
vErrors = [err40];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err40);
}
errors = vErrors.length;
}
}
}
else {
const err41 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err41];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err41);
}
errors = vErrors.length;
}
validate10.errors = vErrors;
return errors === 0;
}

