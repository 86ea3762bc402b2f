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
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://proctor.dev/schema/manifest.schema.json","title":"Manifest","type":"object","additionalProperties":false,"required":["proctor"],"properties":{"proctor":{"const":1},"name":{"type":"string","minLength":1,"maxLength":200},"description":{"type":"string"},"concurrency":{"$ref":"#/definitions/concurrency"},"timeout":{"$ref":"#/definitions/duration"},"defaults":{"$ref":"#/definitions/defaults"},"variables":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"secrets":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/secret"}},"env":{"$ref":"#/definitions/env"},"environments":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/environment"}},"templates":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/qemu-environment"}},"artifacts":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/artifact"}},"dependencies":{"$ref":"#/definitions/dependencies"},"instrumentation":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/instrumentation"}},"scenarios":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scenario"}}},"definitions":{"name":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"duration":{"title":"Duration","type":"string","pattern":"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},"size":{"title":"Size","type":"string","pattern":"^\\d+(\\.\\d+)?[KMGT]iB$"},"scalar":{"type":["string","number","boolean"]},"text":{"type":"string","minLength":1},"positive":{"type":"integer","minimum":1,"maximum":100000},"count":{"type":"integer","minimum":0,"maximum":100000},"port":{"type":"integer","minimum":1,"maximum":65535},"env":{"type":"object","propertyNames":{"title":"VariableName","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"names":{"oneOf":[{"$ref":"#/definitions/name"},{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}}]},"texts":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]},"shell":{"type":"string","minLength":1},"regex":{"title":"Regex","type":"string","minLength":1,"maxLength":1000},"concurrency":{"oneOf":[{"$ref":"#/definitions/positive"},{"type":"object","additionalProperties":false,"properties":{"total":{"$ref":"#/definitions/positive"},"provision":{"$ref":"#/definitions/positive"},"deploy":{"$ref":"#/definitions/positive"},"run":{"$ref":"#/definitions/positive"},"per-host":{"$ref":"#/definitions/positive"},"memory":{"$ref":"#/definitions/size"},"cpus":{"$ref":"#/definitions/positive"}}}]},"defaults":{"type":"object","additionalProperties":false,"properties":{"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"stage-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"kill-grace":{"$ref":"#/definitions/duration"},"shell":{"$ref":"#/definitions/shell"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"}}},"retries":{"oneOf":[{"$ref":"#/definitions/count"},{"type":"object","additionalProperties":false,"properties":{"test":{"$ref":"#/definitions/count"},"infrastructure":{"$ref":"#/definitions/count"},"delay":{"$ref":"#/definitions/duration"},"max-delay":{"$ref":"#/definitions/duration"}}}]},"secret":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"env":{"title":"VariableName","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"file":{"$ref":"#/definitions/text"}}},"environment":{"type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/definitions/local-environment"},{"$ref":"#/definitions/ssh-environment"},{"$ref":"#/definitions/qemu-environment"},{"$ref":"#/definitions/container-environment"}]},"hook":{"$ref":"#/definitions/texts"},"isolation":{"enum":["shared","fresh"]},"local-environment":{"title":"LocalEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"local"},"description":{"type":"string"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"inherit-env":{"oneOf":[{"type":"boolean"},{"type":"array","items":{"$ref":"#/definitions/text"}}]},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"ssh-environment":{"title":"SshEnvironment","type":"object","additionalProperties":false,"required":["type","host"],"properties":{"type":{"const":"ssh"},"description":{"type":"string"},"host":{"$ref":"#/definitions/text"},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"passphrase":{"$ref":"#/definitions/text"},"password":{"$ref":"#/definitions/text"},"agent":{"type":"boolean"},"config":{"oneOf":[{"$ref":"#/definitions/text"},{"const":false}]},"jump":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"host-key-checking":{"enum":["strict","accept-new"]},"connect-timeout":{"$ref":"#/definitions/duration"},"keep-alive":{"$ref":"#/definitions/duration"},"sessions":{"$ref":"#/definitions/positive"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"qemu-environment":{"title":"QemuEnvironment","type":"object","additionalProperties":false,"properties":{"type":{"const":"qemu"},"description":{"type":"string"},"template":{"$ref":"#/definitions/name"},"arch":{"enum":["x86_64","arm64","riscv64","arm"]},"accel":{"enum":["auto","kvm","tcg"]},"cpus":{"type":"integer","minimum":1,"maximum":255},"memory":{"$ref":"#/definitions/size"},"machine":{"$ref":"#/definitions/text"},"cpu":{"$ref":"#/definitions/text"},"qemu":{"$ref":"#/definitions/text"},"boot":{"$ref":"#/definitions/boot"},"disks":{"type":"array","minItems":1,"maxItems":26,"items":{"$ref":"#/definitions/disk"}},"network":{"$ref":"#/definitions/network"},"connect":{"$ref":"#/definitions/connect"},"isolation":{"enum":["fork","fresh","shared"]},"instances":{"$ref":"#/definitions/positive"},"pool":{"$ref":"#/definitions/count"},"cache":{"oneOf":[{"type":"boolean"},{"$ref":"#/definitions/size"}]},"machine-id":{"enum":["keep","new"]},"silence":{"$ref":"#/definitions/duration"},"console":{"$ref":"#/definitions/console-policy"},"fw-cfg":{"type":"object","minProperties":1,"maxProperties":16,"propertyNames":{"title":"FwCfgName","pattern":"^opt/[A-Za-z0-9_./-]{1,51}$"},"additionalProperties":{"oneOf":[{"type":"string"},{"type":"object","additionalProperties":false,"required":["file"],"properties":{"file":{"$ref":"#/definitions/text"}}}]}},"extra-args":{"$ref":"#/definitions/texts"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"container-environment":{"title":"ContainerEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"container"},"description":{"type":"string"},"engine":{"enum":["auto","podman","docker"]},"image":{"$ref":"#/definitions/text"},"pull":{"enum":["missing","never","always"]},"build":{"$ref":"#/definitions/container-build"},"rootfs":{"$ref":"#/definitions/text"},"mounts":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/container-mount"}},"user":{"$ref":"#/definitions/text"},"privileged":{"type":"boolean"},"capabilities":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"add":{"$ref":"#/definitions/capabilities"},"drop":{"$ref":"#/definitions/capabilities"}}},"devices":{"type":"array","minItems":1,"maxItems":64,"items":{"title":"DevicePath","type":"string","pattern":"^/[^\\u0000]+$"}},"network":{"oneOf":[{"type":"boolean"},{"title":"NetworkName","type":"string","pattern":"^[A-Za-z0-9][^\\s\\u0000]*$"}]},"resources":{"$ref":"#/definitions/resources"},"hostname":{"title":"HostName","type":"string","pattern":"^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$"},"read-only":{"type":"boolean"},"tmpfs":{"oneOf":[{"$ref":"#/definitions/guest-path"},{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/guest-path"}}]},"sysctls":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"$ref":"#/definitions/sysctl-name"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"command":{"$ref":"#/definitions/texts"},"platform":{"title":"Platform","type":"string","pattern":"^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$"},"extra-args":{"$ref":"#/definitions/texts"},"isolation":{"enum":["fresh","shared","fork"]},"instances":{"$ref":"#/definitions/positive"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"container-build":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["context"],"properties":{"context":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/text"},"args":{"type":"object","minProperties":1,"propertyNames":{"title":"VariableName","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}}]},"container-mount":{"oneOf":[{"title":"Mount","type":"string","pattern":"^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$"},{"type":"object","additionalProperties":false,"required":["source","target"],"properties":{"source":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/guest-path"},"read-only":{"type":"boolean"}}}]},"capabilities":{"oneOf":[{"$ref":"#/definitions/capability"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/capability"}}]},"capability":{"title":"Capability","type":"string","pattern":"^(CAP_)?[A-Z][A-Z0-9_]*$"},"guest-path":{"title":"GuestPath","type":"string","pattern":"^/[^\\u0000]*$"},"sysctl-name":{"title":"SysctlName","type":"string","pattern":"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"},"resources":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"memory":{"$ref":"#/definitions/size"},"cpu":{"type":"number","exclusiveMinimum":0,"maximum":4096},"pids":{"$ref":"#/definitions/positive"}}},"namespaces":{"type":"array","uniqueItems":true,"items":{"type":"string","enum":["pid","network","mount","ipc","uts","user"]}},"dependencies":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"packages":{"$ref":"#/definitions/packages"},"apt":{"$ref":"#/definitions/packages"},"apk":{"$ref":"#/definitions/packages"},"dnf":{"$ref":"#/definitions/packages"},"opkg":{"$ref":"#/definitions/packages"},"optional":{"$ref":"#/definitions/packages"},"commands":{"type":"array","minItems":1,"maxItems":256,"items":{"$ref":"#/definitions/dependency-command"}},"bundles":{"$ref":"#/definitions/names"},"update":{"enum":["when-needed","never"]},"timeout":{"$ref":"#/definitions/duration"}}},"packages":{"oneOf":[{"$ref":"#/definitions/package"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/package"}}]},"package":{"title":"PackageName","type":"string","pattern":"^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"},"dependency-command":{"type":"object","additionalProperties":false,"required":["name","check","install"],"properties":{"name":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"install":{"$ref":"#/definitions/text"},"optional":{"type":"boolean"}}},"readiness":{"type":"array","minItems":1,"maxItems":256,"items":{"$ref":"#/definitions/readiness-check"}},"readiness-check":{"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/definitions/text"},"command":{"$ref":"#/definitions/text"},"shell":{"$ref":"#/definitions/shell"},"tcp":{"oneOf":[{"$ref":"#/definitions/port"},{"$ref":"#/definitions/text"}]},"http":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["url"],"properties":{"url":{"$ref":"#/definitions/text"},"status":{"type":"integer","minimum":100,"maximum":599}}}]},"file":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"contains":{"$ref":"#/definitions/text"}}}]},"console":{"$ref":"#/definitions/regex"},"systemd":{"oneOf":[{"const":true},{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]},"cgroup":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"controllers":{"$ref":"#/definitions/texts"},"memory":{"$ref":"#/definitions/size"},"pids":{"$ref":"#/definitions/positive"}}}]},"disk":{"oneOf":[{"$ref":"#/definitions/size"},{"type":"object","additionalProperties":false,"required":["free"],"properties":{"path":{"$ref":"#/definitions/text"},"free":{"$ref":"#/definitions/size"}}}]},"memory":{"$ref":"#/definitions/size"},"cpu":{"oneOf":[{"$ref":"#/definitions/positive"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"count":{"$ref":"#/definitions/positive"},"load":{"type":"number","exclusiveMinimum":0,"maximum":100000}}}]},"tools":{"$ref":"#/definitions/texts"},"kernel":{"oneOf":[{"$ref":"#/definitions/kernel-range"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"release":{"$ref":"#/definitions/kernel-range"},"config":{"$ref":"#/definitions/kernel-config"}}}]},"network":{"$ref":"#/definitions/texts"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"},"optional":{"type":"boolean"}}},"kernel-range":{"title":"KernelRange","type":"string","pattern":"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},"kernel-config":{"type":"object","minProperties":1,"maxProperties":1000,"propertyNames":{"title":"ConfigOption","pattern":"^CONFIG_[A-Za-z0-9_]+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"boot":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"kernel":{"$ref":"#/definitions/text"},"initrd":{"$ref":"#/definitions/text"},"rootfs":{"$ref":"#/definitions/rootfs"},"cmdline":{"$ref":"#/definitions/text"},"dtb":{"$ref":"#/definitions/text"},"disk":{"$ref":"#/definitions/name"},"firmware":{"$ref":"#/definitions/text"}}},"rootfs":{"oneOf":[{"const":"minimal"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"sysroot":{"$ref":"#/definitions/text"},"modules":{"$ref":"#/definitions/text"},"files":{"type":"object","minProperties":1,"propertyNames":{"title":"GuestPath","pattern":"^/[^\\u0000]+$"},"additionalProperties":{"$ref":"#/definitions/text"}}}}]},"disk":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"size":{"$ref":"#/definitions/size"},"image":{"$ref":"#/definitions/text"},"format":{"enum":["qcow2","raw"]},"read-only":{"type":"boolean"}}},"network":{"oneOf":[{"type":"boolean"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"forward":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/forward"}},"restrict":{"type":"boolean"},"private":{"$ref":"#/definitions/names"},"user":{"type":"boolean"}}}]},"forward":{"oneOf":[{"$ref":"#/definitions/port"},{"type":"object","additionalProperties":false,"required":["guest"],"properties":{"guest":{"$ref":"#/definitions/port"},"host":{"$ref":"#/definitions/port"},"protocol":{"enum":["tcp","udp"]}}}]},"connect":{"oneOf":[{"enum":["ssh","guest-agent","console"]},{"type":"object","additionalProperties":false,"required":["via"],"properties":{"via":{"enum":["ssh","guest-agent","console"]},"timeout":{"$ref":"#/definitions/duration"},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"port":{"$ref":"#/definitions/port"},"password":{"$ref":"#/definitions/text"},"passphrase":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"sessions":{"$ref":"#/definitions/positive"},"login-prompt":{"$ref":"#/definitions/regex"},"prompt":{"$ref":"#/definitions/regex"}}}]},"regexes":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"severity":{"enum":["fatal","error","warning","note","never"]},"console-policy":{"title":"ConsolePolicy","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"},"rules":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/console-rule"}}}},"console-rule":{"type":"object","additionalProperties":false,"required":["match","title"],"properties":{"match":{"$ref":"#/definitions/regex"},"title":{"$ref":"#/definitions/text"},"severity":{"enum":["fatal","error","warning","note"]}}},"scenario-console":{"title":"ScenarioConsole","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"}}},"artifact":{"type":"object","additionalProperties":false,"required":["target"],"properties":{"description":{"type":"string"},"type":{"enum":["script","binary","config","data"]},"source":{"$ref":"#/definitions/texts"},"build":{"$ref":"#/definitions/artifact-build"},"unpack":{"oneOf":[{"type":"boolean"},{"type":"object","additionalProperties":false,"required":["strip"],"properties":{"strip":{"type":"integer","minimum":0,"maximum":100}}}]},"checksum":{"title":"Checksum","type":"string","pattern":"^(sha256:)?[0-9a-fA-F]{64}$"},"target":{"$ref":"#/definitions/text"},"mode":{"title":"FileMode","type":"string","pattern":"^0?[0-7]{3,4}$"},"owner":{"title":"UserName","type":"string","pattern":"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},"group":{"title":"UserName","type":"string","pattern":"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},"needs":{"$ref":"#/definitions/names"},"sensitive":{"type":"boolean"},"optional":{"type":"boolean"}}},"artifact-build":{"type":"object","additionalProperties":false,"required":["run","outputs"],"properties":{"run":{"$ref":"#/definitions/text"},"outputs":{"$ref":"#/definitions/texts"},"inputs":{"$ref":"#/definitions/texts"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"timeout":{"$ref":"#/definitions/duration"}}},"instrumentation":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"description":{"type":"string"},"env":{"$ref":"#/definitions/env"},"start":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"stop":{"$ref":"#/definitions/text"},"optional":{"type":"boolean"},"when-lost":{"enum":["mark","fail"]},"kernel-config":{"$ref":"#/definitions/kernel-config-tool"},"kernel-parameters":{"$ref":"#/definitions/kernel-parameters"},"kasan":{"$ref":"#/definitions/sanitizer"},"kcsan":{"$ref":"#/definitions/sanitizer"},"ktsan":{"$ref":"#/definitions/sanitizer"},"lockdep":{"$ref":"#/definitions/sanitizer"},"kmemleak":{"$ref":"#/definitions/sanitizer"},"ubsan":{"$ref":"#/definitions/sanitizer"},"kfence":{"$ref":"#/definitions/sanitizer"},"kcov":{"const":true},"kernel-gcov":{"$ref":"#/definitions/kernel-gcov"},"gcov":{"$ref":"#/definitions/gcov"},"ftrace":{"$ref":"#/definitions/ftrace"},"perf":{"$ref":"#/definitions/perf"},"monitors":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/monitor"}},"fuzz":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/fuzzer"}},"scan":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scanner"}}}},"sanitizer":{"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"required":["provoke"],"properties":{"provoke":{"type":"boolean"}}}]},"kernel-config-tool":{"type":"object","minProperties":1,"maxProperties":1000,"properties":{"file":{"$ref":"#/definitions/text"}},"propertyNames":{"title":"ConfigOption","pattern":"^(CONFIG_[A-Za-z0-9_]+|file)$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"kernel-parameters":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"boot":{"$ref":"#/definitions/texts"},"sysctl":{"type":"object","minProperties":1,"maxProperties":256,"propertyNames":{"$ref":"#/definitions/sysctl-name"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"modules":{"type":"object","minProperties":1,"maxProperties":256,"propertyNames":{"title":"ModuleParameter","pattern":"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}},"gcov":{"oneOf":[{"const":true},{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"objects":{"$ref":"#/definitions/text"},"source":{"$ref":"#/definitions/text"},"local-source":{"$ref":"#/definitions/text"},"include":{"$ref":"#/definitions/texts"},"exclude":{"$ref":"#/definitions/texts"},"gcov":{"$ref":"#/definitions/text"}}}]},"kernel-gcov":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["objects"],"properties":{"objects":{"$ref":"#/definitions/text"},"folder":{"title":"RelativePath","type":"string","pattern":"^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$"}}}]},"ftrace":{"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"tracer":{"title":"TracerName","type":"string","pattern":"^[A-Za-z0-9_-]+$"},"events":{"$ref":"#/definitions/texts"},"filter":{"$ref":"#/definitions/texts"},"buffer":{"$ref":"#/definitions/size"}}}]},"perf":{"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"mode":{"enum":["record","stat"]},"events":{"$ref":"#/definitions/texts"},"frequency":{"type":"integer","minimum":1,"maximum":1000000},"call-graph":{"title":"CallGraph","type":"string","pattern":"^(fp|lbr|dwarf(,[0-9]+)?)$"},"scope":{"enum":["system","case"]},"extra-args":{"$ref":"#/definitions/texts"}}}]},"monitor":{"type":"object","additionalProperties":false,"required":["name","run"],"properties":{"name":{"$ref":"#/definitions/name"},"run":{"$ref":"#/definitions/text"},"every":{"$ref":"#/definitions/duration"},"check":{"$ref":"#/definitions/text"}}},"fuzzer":{"type":"object","additionalProperties":false,"properties":{"afl":{"$ref":"#/definitions/text"},"libfuzzer":{"$ref":"#/definitions/text"},"syzkaller":{"$ref":"#/definitions/text"},"command":{"$ref":"#/definitions/text"},"corpus":{"$ref":"#/definitions/text"},"dictionary":{"$ref":"#/definitions/text"},"budget":{"$ref":"#/definitions/duration"},"args":{"$ref":"#/definitions/texts"},"findings":{"$ref":"#/definitions/texts"},"fail-on-finding":{"type":"boolean"}}},"scanner":{"type":"object","additionalProperties":false,"required":["run"],"properties":{"run":{"$ref":"#/definitions/text"},"budget":{"$ref":"#/definitions/duration"},"finding":{"$ref":"#/definitions/regex"},"reports":{"$ref":"#/definitions/texts"},"fail-on-finding":{"type":"boolean"}}},"matrix":{"type":"object","properties":{"include":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}},"exclude":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}},"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":["string","number","boolean"],"$ref":"#/definitions/scalar"}}},"scenario":{"type":"object","additionalProperties":false,"required":["steps"],"properties":{"description":{"type":"string"},"environment":{"$ref":"#/definitions/names"},"tags":{"type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}},"needs":{"$ref":"#/definitions/names"},"matrix":{"$ref":"#/definitions/matrix"},"artifacts":{"$ref":"#/definitions/names"},"instrumentation":{"$ref":"#/definitions/names"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"resources":{"$ref":"#/definitions/resources"},"namespaces":{"$ref":"#/definitions/namespaces"},"requires":{"type":"object","additionalProperties":false,"properties":{"tools":{"$ref":"#/definitions/texts"},"kernel":{"$ref":"#/definitions/kernel-range"},"commands":{"$ref":"#/definitions/texts"},"otherwise":{"enum":["skip","error"]}}},"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"},"steps":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/step"}},"metrics":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/metric"}},"capture":{"$ref":"#/definitions/capture"},"console":{"$ref":"#/definitions/scenario-console"},"xfail":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"$ref":"#/definitions/text"},"strict":{"type":"boolean"}}}]},"quarantine":{"type":"object","additionalProperties":false,"required":["reason","until"],"properties":{"reason":{"$ref":"#/definitions/text"},"until":{"title":"Date","type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"}}}}},"capture":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"files":{"$ref":"#/definitions/texts"},"file-size":{"$ref":"#/definitions/size"},"total-size":{"$ref":"#/definitions/size"},"cores":{"type":"boolean"}}}]},"metric":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"min":{"type":"number"},"max":{"type":"number"},"regression":{"title":"Percentage","type":"string","pattern":"^\\d+(\\.\\d+)?%$"},"better":{"enum":["lower","higher"]},"required":{"type":"boolean"}}},"step":{"type":"object","additionalProperties":false,"properties":{"id":{"title":"StepId","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},"name":{"$ref":"#/definitions/text"},"run":{"$ref":"#/definitions/text"},"until":{"$ref":"#/definitions/text"},"watch":{"$ref":"#/definitions/text"},"wait":{"$ref":"#/definitions/name"},"stop":{"$ref":"#/definitions/name"},"checkpoint":{"$ref":"#/definitions/name"},"restore":{"$ref":"#/definitions/name"},"reboot":{"enum":["guest","reset",true]},"network":{"enum":["down","up"]},"attach-disk":{"$ref":"#/definitions/disk"},"detach-disk":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"nmi":{"const":true},"sysrq":{"title":"SysrqKey","type":"string","pattern":"^[b-z0-9]$"},"dump-memory":{"title":"FileName","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"stdin":{"type":"string"},"timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"if":{"type":["string","boolean"]},"continue-on-error":{"type":"boolean"},"background":{"type":"boolean"},"resources":{"$ref":"#/definitions/resources"},"namespaces":{"$ref":"#/definitions/namespaces"},"ready":{"$ref":"#/definitions/ready"},"expect":{"$ref":"#/definitions/expect"},"every":{"$ref":"#/definitions/duration"},"states":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/state"}},"outputs":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/output"}},"results":{"$ref":"#/definitions/results"}}},"output":{"oneOf":[{"enum":["stdout","stderr"]},{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"matches":{"$ref":"#/definitions/regex"},"json":{"$ref":"#/definitions/text"}}}]},"text-match":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"not-matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"equals":{"type":"string"},"json":{"type":"object","minProperties":1,"additionalProperties":true}}},"expect":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"exit-code":{"oneOf":[{"type":"integer","minimum":0,"maximum":255},{"type":"array","minItems":1,"items":{"type":"integer","minimum":0,"maximum":255}},{"const":"any"}]},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},"stdout":{"$ref":"#/definitions/text-match"},"stderr":{"$ref":"#/definitions/text-match"},"file":{"oneOf":[{"$ref":"#/definitions/file-match"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/file-match"}}]}}},"file-match":{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"exists":{"type":"boolean"},"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"$ref":"#/definitions/regex"},"equals":{"type":"string"}}},"state":{"type":"object","additionalProperties":false,"required":["within"],"properties":{"equals":{"type":"string"},"contains":{"$ref":"#/definitions/text"},"matches":{"$ref":"#/definitions/regex"},"within":{"$ref":"#/definitions/duration"}}},"ready":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"command":{"$ref":"#/definitions/text"},"tcp":{"oneOf":[{"type":"integer","minimum":1,"maximum":65535},{"$ref":"#/definitions/text"}]},"http":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"output":{"$ref":"#/definitions/regex"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"}}},"results":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"tap":{"$ref":"#/definitions/text"},"ktap":{"$ref":"#/definitions/text"},"junit":{"$ref":"#/definitions/texts"}}}}};
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

const schema44 = {"type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/definitions/local-environment"},{"$ref":"#/definitions/ssh-environment"},{"$ref":"#/definitions/qemu-environment"},{"$ref":"#/definitions/container-environment"}]};
const schema45 = {"title":"LocalEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"local"},"description":{"type":"string"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"inherit-env":{"oneOf":[{"type":"boolean"},{"type":"array","items":{"$ref":"#/definitions/text"}}]},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};
const schema47 = {"enum":["shared","fresh"]};
const schema51 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"packages":{"$ref":"#/definitions/packages"},"apt":{"$ref":"#/definitions/packages"},"apk":{"$ref":"#/definitions/packages"},"dnf":{"$ref":"#/definitions/packages"},"opkg":{"$ref":"#/definitions/packages"},"optional":{"$ref":"#/definitions/packages"},"commands":{"type":"array","minItems":1,"maxItems":256,"items":{"$ref":"#/definitions/dependency-command"}},"bundles":{"$ref":"#/definitions/names"},"update":{"enum":["when-needed","never"]},"timeout":{"$ref":"#/definitions/duration"}}};
const schema52 = {"oneOf":[{"$ref":"#/definitions/package"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/package"}}]};
const schema53 = {"title":"PackageName","type":"string","pattern":"^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"};
const pattern15 = new RegExp("^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$", "u");

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(!pattern15.test(data)){
const err0 = {instancePath,schemaPath:"#/definitions/package/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"},message:"must match pattern \""+"^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"+"\"",schema:"^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$",parentSchema:schema53,data};
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
const err1 = {instancePath,schemaPath:"#/definitions/package/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema52.oneOf[1],data};
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
if(!pattern15.test(data0)){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/package/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"},message:"must match pattern \""+"^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"+"\"",schema:"^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$",parentSchema:schema53,data:data0};
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
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/package/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data:data0};
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
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema52.oneOf[1].type,parentSchema:schema52.oneOf[1],data};
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
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema52.oneOf,parentSchema:schema52,data};
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
validate26.errors = vErrors;
return errors === 0;
}

const schema55 = {"type":"object","additionalProperties":false,"required":["name","check","install"],"properties":{"name":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"install":{"$ref":"#/definitions/text"},"optional":{"type":"boolean"}}};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema55.required,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.check === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "check"},message:"must have required property '"+"check"+"'",schema:schema55.required,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(data.install === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "install"},message:"must have required property '"+"install"+"'",schema:schema55.required,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "check")) || (key0 === "install")) || (key0 === "optional"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.check !== undefined){
let data1 = data.check;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err6 = {instancePath:instancePath+"/check",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err7 = {instancePath:instancePath+"/check",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.install !== undefined){
let data2 = data.install;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err8 = {instancePath:instancePath+"/install",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data2};
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
const err9 = {instancePath:instancePath+"/install",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
if(data.optional !== undefined){
let data3 = data.optional;
if(typeof data3 !== "boolean"){
const err10 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema55.properties.optional.type,parentSchema:schema55.properties.optional,data:data3};
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
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema55.type,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
validate33.errors = vErrors;
return errors === 0;
}

const schema59 = {"oneOf":[{"$ref":"#/definitions/name"},{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}}]};
const pattern11 = new RegExp("^[A-Za-z_][A-Za-z0-9_.-]{0,99}$", "u");

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema59.oneOf[1],data};
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
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema59.oneOf[1].items.type,parentSchema:schema59.oneOf[1].items,data:data0};
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
const err6 = {instancePath,schemaPath:"#/oneOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema59.oneOf[1],data};
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
const err7 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema59.oneOf[1].type,parentSchema:schema59.oneOf[1],data};
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
const err8 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema59.oneOf,parentSchema:schema59,data};
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
validate35.errors = vErrors;
return errors === 0;
}


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema51.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.packages !== undefined){
if(!(validate26(data.packages, {instancePath:instancePath+"/packages",parentData:data,parentDataProperty:"packages",rootData}))){
vErrors = vErrors === null ? validate26.errors : append(vErrors, validate26.errors);
errors = vErrors.length;
}
}
if(data.apt !== undefined){
if(!(validate26(data.apt, {instancePath:instancePath+"/apt",parentData:data,parentDataProperty:"apt",rootData}))){
vErrors = vErrors === null ? validate26.errors : append(vErrors, validate26.errors);
errors = vErrors.length;
}
}
if(data.apk !== undefined){
if(!(validate26(data.apk, {instancePath:instancePath+"/apk",parentData:data,parentDataProperty:"apk",rootData}))){
vErrors = vErrors === null ? validate26.errors : append(vErrors, validate26.errors);
errors = vErrors.length;
}
}
if(data.dnf !== undefined){
if(!(validate26(data.dnf, {instancePath:instancePath+"/dnf",parentData:data,parentDataProperty:"dnf",rootData}))){
vErrors = vErrors === null ? validate26.errors : append(vErrors, validate26.errors);
errors = vErrors.length;
}
}
if(data.opkg !== undefined){
if(!(validate26(data.opkg, {instancePath:instancePath+"/opkg",parentData:data,parentDataProperty:"opkg",rootData}))){
vErrors = vErrors === null ? validate26.errors : append(vErrors, validate26.errors);
errors = vErrors.length;
}
}
if(data.optional !== undefined){
if(!(validate26(data.optional, {instancePath:instancePath+"/optional",parentData:data,parentDataProperty:"optional",rootData}))){
vErrors = vErrors === null ? validate26.errors : append(vErrors, validate26.errors);
errors = vErrors.length;
}
}
if(data.commands !== undefined){
let data6 = data.commands;
if(Array.isArray(data6)){
if(data6.length > 256){
const err2 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema51.properties.commands,data:data6};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(data6.length < 1){
const err3 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema51.properties.commands,data:data6};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
if(!(validate33(data6[i0], {instancePath:instancePath+"/commands/" + i0,parentData:data6,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate33.errors : append(vErrors, validate33.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema51.properties.commands.type,parentSchema:schema51.properties.commands,data:data6};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.bundles !== undefined){
if(!(validate35(data.bundles, {instancePath:instancePath+"/bundles",parentData:data,parentDataProperty:"bundles",rootData}))){
vErrors = vErrors === null ? validate35.errors : append(vErrors, validate35.errors);
errors = vErrors.length;
}
}
if(data.update !== undefined){
let data9 = data.update;
if(!((data9 === "when-needed") || (data9 === "never"))){
const err5 = {instancePath:instancePath+"/update",schemaPath:"#/properties/update/enum",keyword:"enum",params:{allowedValues: schema51.properties.update.enum},message:"must be equal to one of the allowed values",schema:schema51.properties.update.enum,parentSchema:schema51.properties.update,data:data9};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data10 = data.timeout;
if(typeof data10 === "string"){
if(!pattern1.test(data10)){
const err6 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data10};
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
const err7 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data10};
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
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
validate25.errors = vErrors;
return errors === 0;
}

const schema63 = {"type":"array","minItems":1,"maxItems":256,"items":{"$ref":"#/definitions/readiness-check"}};
const schema64 = {"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/definitions/text"},"command":{"$ref":"#/definitions/text"},"shell":{"$ref":"#/definitions/shell"},"tcp":{"oneOf":[{"$ref":"#/definitions/port"},{"$ref":"#/definitions/text"}]},"http":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["url"],"properties":{"url":{"$ref":"#/definitions/text"},"status":{"type":"integer","minimum":100,"maximum":599}}}]},"file":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"contains":{"$ref":"#/definitions/text"}}}]},"console":{"$ref":"#/definitions/regex"},"systemd":{"oneOf":[{"const":true},{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]},"cgroup":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"controllers":{"$ref":"#/definitions/texts"},"memory":{"$ref":"#/definitions/size"},"pids":{"$ref":"#/definitions/positive"}}}]},"disk":{"oneOf":[{"$ref":"#/definitions/size"},{"type":"object","additionalProperties":false,"required":["free"],"properties":{"path":{"$ref":"#/definitions/text"},"free":{"$ref":"#/definitions/size"}}}]},"memory":{"$ref":"#/definitions/size"},"cpu":{"oneOf":[{"$ref":"#/definitions/positive"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"count":{"$ref":"#/definitions/positive"},"load":{"type":"number","exclusiveMinimum":0,"maximum":100000}}}]},"tools":{"$ref":"#/definitions/texts"},"kernel":{"oneOf":[{"$ref":"#/definitions/kernel-range"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"release":{"$ref":"#/definitions/kernel-range"},"config":{"$ref":"#/definitions/kernel-config"}}}]},"network":{"$ref":"#/definitions/texts"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"},"optional":{"type":"boolean"}}};
const schema68 = {"type":"integer","minimum":1,"maximum":65535};
const schema75 = {"title":"Regex","type":"string","minLength":1,"maxLength":1000};
const schema91 = {"title":"KernelRange","type":"string","pattern":"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"};
const schema80 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema80.oneOf[1],data};
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
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema80.oneOf[1].type,parentSchema:schema80.oneOf[1],data};
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
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema80.oneOf,parentSchema:schema80,data};
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
validate40.errors = vErrors;
return errors === 0;
}

const schema93 = {"type":"object","minProperties":1,"maxProperties":1000,"propertyNames":{"title":"ConfigOption","pattern":"^CONFIG_[A-Za-z0-9_]+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}};
const pattern26 = new RegExp("^CONFIG_[A-Za-z0-9_]+$", "u");

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1000){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern26.test(key0)){
const err2 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^CONFIG_[A-Za-z0-9_]+$"},message:"must match pattern \""+"^CONFIG_[A-Za-z0-9_]+$"+"\"",schema:"^CONFIG_[A-Za-z0-9_]+$",parentSchema:schema93.propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema93.propertyNames,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
for(const key1 in data){
let data0 = data[key1];
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema37.type},message:"must be string,number,boolean",schema:schema37.type,parentSchema:schema37,data:data0};
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
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema93.type,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
validate43.errors = vErrors;
return errors === 0;
}

const pattern24 = new RegExp("^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$", "u");

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema64.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.command !== undefined){
let data1 = data.command;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err3 = {instancePath:instancePath+"/command",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err4 = {instancePath:instancePath+"/command",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.shell !== undefined){
let data2 = data.shell;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err5 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema29,data:data2};
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
const err6 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.type,parentSchema:schema29,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.tcp !== undefined){
let data3 = data.tcp;
const _errs12 = errors;
let valid4 = false;
let passing0 = null;
const _errs13 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err7 = {instancePath:instancePath+"/tcp",schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema68.type,parentSchema:schema68,data:data3};
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
const err8 = {instancePath:instancePath+"/tcp",schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema68,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data3 < 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/tcp",schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema68,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
var _valid0 = _errs13 === errors;
if(_valid0){
valid4 = true;
passing0 = 0;
}
const _errs16 = errors;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err10 = {instancePath:instancePath+"/tcp",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data3};
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
const err11 = {instancePath:instancePath+"/tcp",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
var _valid0 = _errs16 === errors;
if(_valid0 && valid4){
valid4 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid4 = true;
passing0 = 1;
}
}
if(!valid4){
const err12 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema64.properties.tcp.oneOf,parentSchema:schema64.properties.tcp,data:data3};
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
if(data.http !== undefined){
let data4 = data.http;
const _errs20 = errors;
let valid7 = false;
let passing1 = null;
const _errs21 = errors;
if(typeof data4 === "string"){
if(func3(data4) < 1){
const err13 = {instancePath:instancePath+"/http",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data4};
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
const err14 = {instancePath:instancePath+"/http",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
var _valid1 = _errs21 === errors;
if(_valid1){
valid7 = true;
passing1 = 0;
}
const _errs24 = errors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.url === undefined){
const err15 = {instancePath:instancePath+"/http",schemaPath:"#/properties/http/oneOf/1/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema64.properties.http.oneOf[1].required,parentSchema:schema64.properties.http.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
for(const key1 in data4){
if(!((key1 === "url") || (key1 === "status"))){
const err16 = {instancePath:instancePath+"/http",schemaPath:"#/properties/http/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema64.properties.http.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
if(data4.url !== undefined){
let data5 = data4.url;
if(typeof data5 === "string"){
if(func3(data5) < 1){
const err17 = {instancePath:instancePath+"/http/url",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data5};
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
const err18 = {instancePath:instancePath+"/http/url",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
if(data4.status !== undefined){
let data6 = data4.status;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err19 = {instancePath:instancePath+"/http/status",schemaPath:"#/properties/http/oneOf/1/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema64.properties.http.oneOf[1].properties.status.type,parentSchema:schema64.properties.http.oneOf[1].properties.status,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 599 || isNaN(data6)){
const err20 = {instancePath:instancePath+"/http/status",schemaPath:"#/properties/http/oneOf/1/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599",schema:599,parentSchema:schema64.properties.http.oneOf[1].properties.status,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
if(data6 < 100 || isNaN(data6)){
const err21 = {instancePath:instancePath+"/http/status",schemaPath:"#/properties/http/oneOf/1/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema64.properties.http.oneOf[1].properties.status,data:data6};
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
}
else {
const err22 = {instancePath:instancePath+"/http",schemaPath:"#/properties/http/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.properties.http.oneOf[1].type,parentSchema:schema64.properties.http.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
var _valid1 = _errs24 === errors;
if(_valid1 && valid7){
valid7 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid7 = true;
passing1 = 1;
}
}
if(!valid7){
const err23 = {instancePath:instancePath+"/http",schemaPath:"#/properties/http/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema64.properties.http.oneOf,parentSchema:schema64.properties.http,data:data4};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
}
if(data.file !== undefined){
let data7 = data.file;
const _errs33 = errors;
let valid11 = false;
let passing2 = null;
const _errs34 = errors;
if(typeof data7 === "string"){
if(func3(data7) < 1){
const err24 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data7};
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
const err25 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
var _valid2 = _errs34 === errors;
if(_valid2){
valid11 = true;
passing2 = 0;
}
const _errs37 = errors;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.path === undefined){
const err26 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema64.properties.file.oneOf[1].required,parentSchema:schema64.properties.file.oneOf[1],data:data7};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
for(const key2 in data7){
if(!((key2 === "path") || (key2 === "contains"))){
const err27 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema64.properties.file.oneOf[1],data:data7};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
}
if(data7.path !== undefined){
let data8 = data7.path;
if(typeof data8 === "string"){
if(func3(data8) < 1){
const err28 = {instancePath:instancePath+"/file/path",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data8};
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
const err29 = {instancePath:instancePath+"/file/path",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
}
if(data7.contains !== undefined){
let data9 = data7.contains;
if(typeof data9 === "string"){
if(func3(data9) < 1){
const err30 = {instancePath:instancePath+"/file/contains",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data9};
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
const err31 = {instancePath:instancePath+"/file/contains",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
}
errors = vErrors.length;
}
}
}
else {
const err32 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.properties.file.oneOf[1].type,parentSchema:schema64.properties.file.oneOf[1],data:data7};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
var _valid2 = _errs37 === errors;
if(_valid2 && valid11){
valid11 = false;
passing2 = [passing2, 1];
}
else {
if(_valid2){
valid11 = true;
passing2 = 1;
}
}
if(!valid11){
const err33 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf",keyword:"oneOf",params:{passingSchemas: passing2},message:"must match exactly one schema in oneOf",schema:schema64.properties.file.oneOf,parentSchema:schema64.properties.file,data:data7};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
else {
errors = _errs33;
if(vErrors !== null){
if(_errs33){
vErrors.length = _errs33;
}
else {
vErrors = null;
}
}
}
}
if(data.console !== undefined){
let data10 = data.console;
if(typeof data10 === "string"){
if(func3(data10) > 1000){
const err34 = {instancePath:instancePath+"/console",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data10};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
if(func3(data10) < 1){
const err35 = {instancePath:instancePath+"/console",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data10};
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
const err36 = {instancePath:instancePath+"/console",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data10};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
}
if(data.systemd !== undefined){
let data11 = data.systemd;
const _errs50 = errors;
let valid17 = false;
let passing3 = null;
const _errs51 = errors;
if(true !== data11){
const err37 = {instancePath:instancePath+"/systemd",schemaPath:"#/properties/systemd/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema64.properties.systemd.oneOf[0],data:data11};
if(vErrors === null){
vErrors = [err37];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err37);
}
errors = vErrors.length;
}
var _valid3 = _errs51 === errors;
if(_valid3){
valid17 = true;
passing3 = 0;
}
const _errs52 = errors;
if(typeof data11 === "string"){
if(func3(data11) < 1){
const err38 = {instancePath:instancePath+"/systemd",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data11};
if(vErrors === null){
vErrors = [err38];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err38);
}
errors = vErrors.length;
}
}
else {
const err39 = {instancePath:instancePath+"/systemd",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data11};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
var _valid3 = _errs52 === errors;
if(_valid3 && valid17){
valid17 = false;
passing3 = [passing3, 1];
}
else {
if(_valid3){
valid17 = true;
passing3 = 1;
}
const _errs55 = errors;
if(Array.isArray(data11)){
if(data11.length < 1){
const err40 = {instancePath:instancePath+"/systemd",schemaPath:"#/properties/systemd/oneOf/2/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema64.properties.systemd.oneOf[2],data:data11};
if(vErrors === null){
vErrors = [err40];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err40);
}
errors = vErrors.length;
}
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if(typeof data12 === "string"){
if(func3(data12) < 1){
const err41 = {instancePath:instancePath+"/systemd/" + i0,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data12};
if(vErrors === null){
vErrors = [err41];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err41);
}
errors = vErrors.length;
}
}
else {
const err42 = {instancePath:instancePath+"/systemd/" + i0,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data12};
if(vErrors === null){
vErrors = [err42];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err42);
}
errors = vErrors.length;
}
}
}
else {
const err43 = {instancePath:instancePath+"/systemd",schemaPath:"#/properties/systemd/oneOf/2/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema64.properties.systemd.oneOf[2].type,parentSchema:schema64.properties.systemd.oneOf[2],data:data11};
if(vErrors === null){
vErrors = [err43];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err43);
}
errors = vErrors.length;
}
var _valid3 = _errs55 === errors;
if(_valid3 && valid17){
valid17 = false;
passing3 = [passing3, 2];
}
else {
if(_valid3){
valid17 = true;
passing3 = 2;
}
}
}
if(!valid17){
const err44 = {instancePath:instancePath+"/systemd",schemaPath:"#/properties/systemd/oneOf",keyword:"oneOf",params:{passingSchemas: passing3},message:"must match exactly one schema in oneOf",schema:schema64.properties.systemd.oneOf,parentSchema:schema64.properties.systemd,data:data11};
if(vErrors === null){
vErrors = [err44];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err44);
}
errors = vErrors.length;
}
else {
errors = _errs50;
if(vErrors !== null){
if(_errs50){
vErrors.length = _errs50;
}
else {
vErrors = null;
}
}
}
}
if(data.cgroup !== undefined){
let data13 = data.cgroup;
const _errs61 = errors;
let valid22 = false;
let passing4 = null;
const _errs62 = errors;
if(typeof data13 === "string"){
if(func3(data13) < 1){
const err45 = {instancePath:instancePath+"/cgroup",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data13};
if(vErrors === null){
vErrors = [err45];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err45);
}
errors = vErrors.length;
}
}
else {
const err46 = {instancePath:instancePath+"/cgroup",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data13};
if(vErrors === null){
vErrors = [err46];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err46);
}
errors = vErrors.length;
}
var _valid4 = _errs62 === errors;
if(_valid4){
valid22 = true;
passing4 = 0;
}
const _errs65 = errors;
if(Array.isArray(data13)){
if(data13.length < 1){
const err47 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema64.properties.cgroup.oneOf[1],data:data13};
if(vErrors === null){
vErrors = [err47];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err47);
}
errors = vErrors.length;
}
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
let data14 = data13[i1];
if(typeof data14 === "string"){
if(func3(data14) < 1){
const err48 = {instancePath:instancePath+"/cgroup/" + i1,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data14};
if(vErrors === null){
vErrors = [err48];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err48);
}
errors = vErrors.length;
}
}
else {
const err49 = {instancePath:instancePath+"/cgroup/" + i1,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data14};
if(vErrors === null){
vErrors = [err49];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err49);
}
errors = vErrors.length;
}
}
}
else {
const err50 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema64.properties.cgroup.oneOf[1].type,parentSchema:schema64.properties.cgroup.oneOf[1],data:data13};
if(vErrors === null){
vErrors = [err50];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err50);
}
errors = vErrors.length;
}
var _valid4 = _errs65 === errors;
if(_valid4 && valid22){
valid22 = false;
passing4 = [passing4, 1];
}
else {
if(_valid4){
valid22 = true;
passing4 = 1;
}
const _errs70 = errors;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(Object.keys(data13).length < 1){
const err51 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf/2/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema64.properties.cgroup.oneOf[2],data:data13};
if(vErrors === null){
vErrors = [err51];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err51);
}
errors = vErrors.length;
}
for(const key3 in data13){
if(!(((key3 === "controllers") || (key3 === "memory")) || (key3 === "pids"))){
const err52 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema64.properties.cgroup.oneOf[2],data:data13};
if(vErrors === null){
vErrors = [err52];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err52);
}
errors = vErrors.length;
}
}
if(data13.controllers !== undefined){
if(!(validate40(data13.controllers, {instancePath:instancePath+"/cgroup/controllers",parentData:data13,parentDataProperty:"controllers",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data13.memory !== undefined){
let data16 = data13.memory;
if(typeof data16 === "string"){
if(!pattern0.test(data16)){
const err53 = {instancePath:instancePath+"/cgroup/memory",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data16};
if(vErrors === null){
vErrors = [err53];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err53);
}
errors = vErrors.length;
}
}
else {
const err54 = {instancePath:instancePath+"/cgroup/memory",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data16};
if(vErrors === null){
vErrors = [err54];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err54);
}
errors = vErrors.length;
}
}
if(data13.pids !== undefined){
let data17 = data13.pids;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err55 = {instancePath:instancePath+"/cgroup/pids",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data17};
if(vErrors === null){
vErrors = [err55];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err55);
}
errors = vErrors.length;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 100000 || isNaN(data17)){
const err56 = {instancePath:instancePath+"/cgroup/pids",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data17};
if(vErrors === null){
vErrors = [err56];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err56);
}
errors = vErrors.length;
}
if(data17 < 1 || isNaN(data17)){
const err57 = {instancePath:instancePath+"/cgroup/pids",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data17};
if(vErrors === null){
vErrors = [err57];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err57);
}
errors = vErrors.length;
}
}
}
}
else {
const err58 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.properties.cgroup.oneOf[2].type,parentSchema:schema64.properties.cgroup.oneOf[2],data:data13};
if(vErrors === null){
vErrors = [err58];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err58);
}
errors = vErrors.length;
}
var _valid4 = _errs70 === errors;
if(_valid4 && valid22){
valid22 = false;
passing4 = [passing4, 2];
}
else {
if(_valid4){
valid22 = true;
passing4 = 2;
}
}
}
if(!valid22){
const err59 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf",keyword:"oneOf",params:{passingSchemas: passing4},message:"must match exactly one schema in oneOf",schema:schema64.properties.cgroup.oneOf,parentSchema:schema64.properties.cgroup,data:data13};
if(vErrors === null){
vErrors = [err59];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err59);
}
errors = vErrors.length;
}
else {
errors = _errs61;
if(vErrors !== null){
if(_errs61){
vErrors.length = _errs61;
}
else {
vErrors = null;
}
}
}
}
if(data.disk !== undefined){
let data18 = data.disk;
const _errs81 = errors;
let valid30 = false;
let passing5 = null;
const _errs82 = errors;
if(typeof data18 === "string"){
if(!pattern0.test(data18)){
const err60 = {instancePath:instancePath+"/disk",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data18};
if(vErrors === null){
vErrors = [err60];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err60);
}
errors = vErrors.length;
}
}
else {
const err61 = {instancePath:instancePath+"/disk",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data18};
if(vErrors === null){
vErrors = [err61];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err61);
}
errors = vErrors.length;
}
var _valid5 = _errs82 === errors;
if(_valid5){
valid30 = true;
passing5 = 0;
}
const _errs85 = errors;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.free === undefined){
const err62 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/oneOf/1/required",keyword:"required",params:{missingProperty: "free"},message:"must have required property '"+"free"+"'",schema:schema64.properties.disk.oneOf[1].required,parentSchema:schema64.properties.disk.oneOf[1],data:data18};
if(vErrors === null){
vErrors = [err62];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err62);
}
errors = vErrors.length;
}
for(const key4 in data18){
if(!((key4 === "path") || (key4 === "free"))){
const err63 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema64.properties.disk.oneOf[1],data:data18};
if(vErrors === null){
vErrors = [err63];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err63);
}
errors = vErrors.length;
}
}
if(data18.path !== undefined){
let data19 = data18.path;
if(typeof data19 === "string"){
if(func3(data19) < 1){
const err64 = {instancePath:instancePath+"/disk/path",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data19};
if(vErrors === null){
vErrors = [err64];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err64);
}
errors = vErrors.length;
}
}
else {
const err65 = {instancePath:instancePath+"/disk/path",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data19};
if(vErrors === null){
vErrors = [err65];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err65);
}
errors = vErrors.length;
}
}
if(data18.free !== undefined){
let data20 = data18.free;
if(typeof data20 === "string"){
if(!pattern0.test(data20)){
const err66 = {instancePath:instancePath+"/disk/free",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data20};
if(vErrors === null){
vErrors = [err66];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err66);
}
errors = vErrors.length;
}
}
else {
const err67 = {instancePath:instancePath+"/disk/free",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data20};
if(vErrors === null){
vErrors = [err67];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err67);
}
errors = vErrors.length;
}
}
}
else {
const err68 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.properties.disk.oneOf[1].type,parentSchema:schema64.properties.disk.oneOf[1],data:data18};
if(vErrors === null){
vErrors = [err68];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err68);
}
errors = vErrors.length;
}
var _valid5 = _errs85 === errors;
if(_valid5 && valid30){
valid30 = false;
passing5 = [passing5, 1];
}
else {
if(_valid5){
valid30 = true;
passing5 = 1;
}
}
if(!valid30){
const err69 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/oneOf",keyword:"oneOf",params:{passingSchemas: passing5},message:"must match exactly one schema in oneOf",schema:schema64.properties.disk.oneOf,parentSchema:schema64.properties.disk,data:data18};
if(vErrors === null){
vErrors = [err69];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err69);
}
errors = vErrors.length;
}
else {
errors = _errs81;
if(vErrors !== null){
if(_errs81){
vErrors.length = _errs81;
}
else {
vErrors = null;
}
}
}
}
if(data.memory !== undefined){
let data21 = data.memory;
if(typeof data21 === "string"){
if(!pattern0.test(data21)){
const err70 = {instancePath:instancePath+"/memory",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data21};
if(vErrors === null){
vErrors = [err70];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err70);
}
errors = vErrors.length;
}
}
else {
const err71 = {instancePath:instancePath+"/memory",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data21};
if(vErrors === null){
vErrors = [err71];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err71);
}
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data22 = data.cpu;
const _errs98 = errors;
let valid36 = false;
let passing6 = null;
const _errs99 = errors;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err72 = {instancePath:instancePath+"/cpu",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data22};
if(vErrors === null){
vErrors = [err72];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err72);
}
errors = vErrors.length;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 100000 || isNaN(data22)){
const err73 = {instancePath:instancePath+"/cpu",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data22};
if(vErrors === null){
vErrors = [err73];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err73);
}
errors = vErrors.length;
}
if(data22 < 1 || isNaN(data22)){
const err74 = {instancePath:instancePath+"/cpu",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data22};
if(vErrors === null){
vErrors = [err74];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err74);
}
errors = vErrors.length;
}
}
var _valid6 = _errs99 === errors;
if(_valid6){
valid36 = true;
passing6 = 0;
}
const _errs102 = errors;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(Object.keys(data22).length < 1){
const err75 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema64.properties.cpu.oneOf[1],data:data22};
if(vErrors === null){
vErrors = [err75];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err75);
}
errors = vErrors.length;
}
for(const key5 in data22){
if(!((key5 === "count") || (key5 === "load"))){
const err76 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema64.properties.cpu.oneOf[1],data:data22};
if(vErrors === null){
vErrors = [err76];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err76);
}
errors = vErrors.length;
}
}
if(data22.count !== undefined){
let data23 = data22.count;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err77 = {instancePath:instancePath+"/cpu/count",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data23};
if(vErrors === null){
vErrors = [err77];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err77);
}
errors = vErrors.length;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 100000 || isNaN(data23)){
const err78 = {instancePath:instancePath+"/cpu/count",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data23};
if(vErrors === null){
vErrors = [err78];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err78);
}
errors = vErrors.length;
}
if(data23 < 1 || isNaN(data23)){
const err79 = {instancePath:instancePath+"/cpu/count",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data23};
if(vErrors === null){
vErrors = [err79];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err79);
}
errors = vErrors.length;
}
}
}
if(data22.load !== undefined){
let data24 = data22.load;
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 100000 || isNaN(data24)){
const err80 = {instancePath:instancePath+"/cpu/load",schemaPath:"#/properties/cpu/oneOf/1/properties/load/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema64.properties.cpu.oneOf[1].properties.load,data:data24};
if(vErrors === null){
vErrors = [err80];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err80);
}
errors = vErrors.length;
}
if(data24 <= 0 || isNaN(data24)){
const err81 = {instancePath:instancePath+"/cpu/load",schemaPath:"#/properties/cpu/oneOf/1/properties/load/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema64.properties.cpu.oneOf[1].properties.load,data:data24};
if(vErrors === null){
vErrors = [err81];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err81);
}
errors = vErrors.length;
}
}
else {
const err82 = {instancePath:instancePath+"/cpu/load",schemaPath:"#/properties/cpu/oneOf/1/properties/load/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema64.properties.cpu.oneOf[1].properties.load.type,parentSchema:schema64.properties.cpu.oneOf[1].properties.load,data:data24};
if(vErrors === null){
vErrors = [err82];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err82);
}
errors = vErrors.length;
}
}
}
else {
const err83 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.properties.cpu.oneOf[1].type,parentSchema:schema64.properties.cpu.oneOf[1],data:data22};
if(vErrors === null){
vErrors = [err83];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err83);
}
errors = vErrors.length;
}
var _valid6 = _errs102 === errors;
if(_valid6 && valid36){
valid36 = false;
passing6 = [passing6, 1];
}
else {
if(_valid6){
valid36 = true;
passing6 = 1;
}
}
if(!valid36){
const err84 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/oneOf",keyword:"oneOf",params:{passingSchemas: passing6},message:"must match exactly one schema in oneOf",schema:schema64.properties.cpu.oneOf,parentSchema:schema64.properties.cpu,data:data22};
if(vErrors === null){
vErrors = [err84];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err84);
}
errors = vErrors.length;
}
else {
errors = _errs98;
if(vErrors !== null){
if(_errs98){
vErrors.length = _errs98;
}
else {
vErrors = null;
}
}
}
}
if(data.tools !== undefined){
if(!(validate40(data.tools, {instancePath:instancePath+"/tools",parentData:data,parentDataProperty:"tools",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.kernel !== undefined){
let data26 = data.kernel;
const _errs112 = errors;
let valid40 = false;
let passing7 = null;
const _errs113 = errors;
if(typeof data26 === "string"){
if(!pattern24.test(data26)){
const err85 = {instancePath:instancePath+"/kernel",schemaPath:"#/definitions/kernel-range/pattern",keyword:"pattern",params:{pattern: "^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},message:"must match pattern \""+"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"+"\"",schema:"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$",parentSchema:schema91,data:data26};
if(vErrors === null){
vErrors = [err85];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err85);
}
errors = vErrors.length;
}
}
else {
const err86 = {instancePath:instancePath+"/kernel",schemaPath:"#/definitions/kernel-range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema91.type,parentSchema:schema91,data:data26};
if(vErrors === null){
vErrors = [err86];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err86);
}
errors = vErrors.length;
}
var _valid7 = _errs113 === errors;
if(_valid7){
valid40 = true;
passing7 = 0;
}
const _errs116 = errors;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(Object.keys(data26).length < 1){
const err87 = {instancePath:instancePath+"/kernel",schemaPath:"#/properties/kernel/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema64.properties.kernel.oneOf[1],data:data26};
if(vErrors === null){
vErrors = [err87];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err87);
}
errors = vErrors.length;
}
for(const key6 in data26){
if(!((key6 === "release") || (key6 === "config"))){
const err88 = {instancePath:instancePath+"/kernel",schemaPath:"#/properties/kernel/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema64.properties.kernel.oneOf[1],data:data26};
if(vErrors === null){
vErrors = [err88];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err88);
}
errors = vErrors.length;
}
}
if(data26.release !== undefined){
let data27 = data26.release;
if(typeof data27 === "string"){
if(!pattern24.test(data27)){
const err89 = {instancePath:instancePath+"/kernel/release",schemaPath:"#/definitions/kernel-range/pattern",keyword:"pattern",params:{pattern: "^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},message:"must match pattern \""+"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"+"\"",schema:"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$",parentSchema:schema91,data:data27};
if(vErrors === null){
vErrors = [err89];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err89);
}
errors = vErrors.length;
}
}
else {
const err90 = {instancePath:instancePath+"/kernel/release",schemaPath:"#/definitions/kernel-range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema91.type,parentSchema:schema91,data:data27};
if(vErrors === null){
vErrors = [err90];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err90);
}
errors = vErrors.length;
}
}
if(data26.config !== undefined){
if(!(validate43(data26.config, {instancePath:instancePath+"/kernel/config",parentData:data26,parentDataProperty:"config",rootData}))){
vErrors = vErrors === null ? validate43.errors : append(vErrors, validate43.errors);
errors = vErrors.length;
}
}
}
else {
const err91 = {instancePath:instancePath+"/kernel",schemaPath:"#/properties/kernel/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.properties.kernel.oneOf[1].type,parentSchema:schema64.properties.kernel.oneOf[1],data:data26};
if(vErrors === null){
vErrors = [err91];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err91);
}
errors = vErrors.length;
}
var _valid7 = _errs116 === errors;
if(_valid7 && valid40){
valid40 = false;
passing7 = [passing7, 1];
}
else {
if(_valid7){
valid40 = true;
passing7 = 1;
}
}
if(!valid40){
const err92 = {instancePath:instancePath+"/kernel",schemaPath:"#/properties/kernel/oneOf",keyword:"oneOf",params:{passingSchemas: passing7},message:"must match exactly one schema in oneOf",schema:schema64.properties.kernel.oneOf,parentSchema:schema64.properties.kernel,data:data26};
if(vErrors === null){
vErrors = [err92];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err92);
}
errors = vErrors.length;
}
else {
errors = _errs112;
if(vErrors !== null){
if(_errs112){
vErrors.length = _errs112;
}
else {
vErrors = null;
}
}
}
}
if(data.network !== undefined){
if(!(validate40(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.every !== undefined){
let data30 = data.every;
if(typeof data30 === "string"){
if(!pattern1.test(data30)){
const err93 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data30};
if(vErrors === null){
vErrors = [err93];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err93);
}
errors = vErrors.length;
}
}
else {
const err94 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data30};
if(vErrors === null){
vErrors = [err94];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err94);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data31 = data.timeout;
if(typeof data31 === "string"){
if(!pattern1.test(data31)){
const err95 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data31};
if(vErrors === null){
vErrors = [err95];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err95);
}
errors = vErrors.length;
}
}
else {
const err96 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data31};
if(vErrors === null){
vErrors = [err96];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err96);
}
errors = vErrors.length;
}
}
if(data.optional !== undefined){
let data32 = data.optional;
if(typeof data32 !== "boolean"){
const err97 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.optional.type,parentSchema:schema64.properties.optional,data:data32};
if(vErrors === null){
vErrors = [err97];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err97);
}
errors = vErrors.length;
}
}
}
else {
const err98 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.type,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err98];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err98);
}
errors = vErrors.length;
}
validate39.errors = vErrors;
return errors === 0;
}


function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 256){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate39(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate39.errors : append(vErrors, validate39.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema63.type,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
validate38.errors = vErrors;
return errors === 0;
}


function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema80.oneOf[1],data};
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
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema80.oneOf[1].type,parentSchema:schema80.oneOf[1],data};
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
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema80.oneOf,parentSchema:schema80,data};
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
validate48.errors = vErrors;
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
if(data.dependencies !== undefined){
if(!(validate25(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.readiness !== undefined){
if(!(validate38(data.readiness, {instancePath:instancePath+"/readiness",parentData:data,parentDataProperty:"readiness",rootData}))){
vErrors = vErrors === null ? validate38.errors : append(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate48(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate48(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate48(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
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

const schema100 = {"title":"SshEnvironment","type":"object","additionalProperties":false,"required":["type","host"],"properties":{"type":{"const":"ssh"},"description":{"type":"string"},"host":{"$ref":"#/definitions/text"},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"passphrase":{"$ref":"#/definitions/text"},"password":{"$ref":"#/definitions/text"},"agent":{"type":"boolean"},"config":{"oneOf":[{"$ref":"#/definitions/text"},{"const":false}]},"jump":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"host-key-checking":{"enum":["strict","accept-new"]},"connect-timeout":{"$ref":"#/definitions/duration"},"keep-alive":{"$ref":"#/definitions/duration"},"sessions":{"$ref":"#/definitions/positive"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema100.required,parentSchema:schema100,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.host === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'",schema:schema100.required,parentSchema:schema100,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema100.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema100,data};
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
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "ssh"},message:"must be equal to constant",schema:"ssh",parentSchema:schema100.properties.type,data:data0};
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
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema100.properties.description.type,parentSchema:schema100.properties.description,data:data1};
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
const err7 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema100.properties.port.type,parentSchema:schema100.properties.port,data:data3};
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
const err8 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema100.properties.port,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data3 < 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema100.properties.port,data:data3};
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
if(!(validate40(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
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
const err16 = {instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema100.properties.agent.type,parentSchema:schema100.properties.agent,data:data8};
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
const err19 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/oneOf/1/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant",schema:false,parentSchema:schema100.properties.config.oneOf[1],data:data9};
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
const err20 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema100.properties.config.oneOf,parentSchema:schema100.properties.config,data:data9};
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
if(!(validate40(data["known-hosts"], {instancePath:instancePath+"/known-hosts",parentData:data,parentDataProperty:"known-hosts",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data["host-key-checking"] !== undefined){
let data12 = data["host-key-checking"];
if(!((data12 === "strict") || (data12 === "accept-new"))){
const err23 = {instancePath:instancePath+"/host-key-checking",schemaPath:"#/properties/host-key-checking/enum",keyword:"enum",params:{allowedValues: schema100.properties["host-key-checking"].enum},message:"must be equal to one of the allowed values",schema:schema100.properties["host-key-checking"].enum,parentSchema:schema100.properties["host-key-checking"],data:data12};
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
if(data.dependencies !== undefined){
if(!(validate25(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.readiness !== undefined){
if(!(validate38(data.readiness, {instancePath:instancePath+"/readiness",parentData:data,parentDataProperty:"readiness",rootData}))){
vErrors = vErrors === null ? validate38.errors : append(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate48(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate48(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate48(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema100.type,parentSchema:schema100,data};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
validate52.errors = vErrors;
return errors === 0;
}

const schema114 = {"title":"QemuEnvironment","type":"object","additionalProperties":false,"properties":{"type":{"const":"qemu"},"description":{"type":"string"},"template":{"$ref":"#/definitions/name"},"arch":{"enum":["x86_64","arm64","riscv64","arm"]},"accel":{"enum":["auto","kvm","tcg"]},"cpus":{"type":"integer","minimum":1,"maximum":255},"memory":{"$ref":"#/definitions/size"},"machine":{"$ref":"#/definitions/text"},"cpu":{"$ref":"#/definitions/text"},"qemu":{"$ref":"#/definitions/text"},"boot":{"$ref":"#/definitions/boot"},"disks":{"type":"array","minItems":1,"maxItems":26,"items":{"$ref":"#/definitions/disk"}},"network":{"$ref":"#/definitions/network"},"connect":{"$ref":"#/definitions/connect"},"isolation":{"enum":["fork","fresh","shared"]},"instances":{"$ref":"#/definitions/positive"},"pool":{"$ref":"#/definitions/count"},"cache":{"oneOf":[{"type":"boolean"},{"$ref":"#/definitions/size"}]},"machine-id":{"enum":["keep","new"]},"silence":{"$ref":"#/definitions/duration"},"console":{"$ref":"#/definitions/console-policy"},"fw-cfg":{"type":"object","minProperties":1,"maxProperties":16,"propertyNames":{"title":"FwCfgName","pattern":"^opt/[A-Za-z0-9_./-]{1,51}$"},"additionalProperties":{"oneOf":[{"type":"string"},{"type":"object","additionalProperties":false,"required":["file"],"properties":{"file":{"$ref":"#/definitions/text"}}}]}},"extra-args":{"$ref":"#/definitions/texts"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};
const pattern40 = new RegExp("^opt/[A-Za-z0-9_./-]{1,51}$", "u");
const schema120 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"kernel":{"$ref":"#/definitions/text"},"initrd":{"$ref":"#/definitions/text"},"rootfs":{"$ref":"#/definitions/rootfs"},"cmdline":{"$ref":"#/definitions/text"},"dtb":{"$ref":"#/definitions/text"},"disk":{"$ref":"#/definitions/name"},"firmware":{"$ref":"#/definitions/text"}}};
const schema123 = {"oneOf":[{"const":"minimal"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"sysroot":{"$ref":"#/definitions/text"},"modules":{"$ref":"#/definitions/text"},"files":{"type":"object","minProperties":1,"propertyNames":{"title":"GuestPath","pattern":"^/[^\\u0000]+$"},"additionalProperties":{"$ref":"#/definitions/text"}}}}]};
const pattern33 = new RegExp("^/[^\\u0000]+$", "u");

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if("minimal" !== data){
const err0 = {instancePath,schemaPath:"#/oneOf/0/const",keyword:"const",params:{allowedValue: "minimal"},message:"must be equal to constant",schema:"minimal",parentSchema:schema123.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema123.oneOf[1],data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema123.oneOf[1],data};
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
const err7 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema123.oneOf[1].properties.files,data:data2};
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
if(!pattern33.test(key1)){
const err8 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/propertyNames/pattern",keyword:"pattern",params:{pattern: "^/[^\\u0000]+$"},message:"must match pattern \""+"^/[^\\u0000]+$"+"\"",schema:"^/[^\\u0000]+$",parentSchema:schema123.oneOf[1].properties.files.propertyNames,data:key1,propertyName:key1};
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
const err9 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema123.oneOf[1].properties.files.propertyNames,parentSchema:schema123.oneOf[1].properties.files,data:data2};
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
const err12 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema123.oneOf[1].properties.files.type,parentSchema:schema123.oneOf[1].properties.files,data:data2};
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
const err13 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema123.oneOf[1].type,parentSchema:schema123.oneOf[1],data};
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
const err14 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema123.oneOf,parentSchema:schema123,data};
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
validate63.errors = vErrors;
return errors === 0;
}


function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema120,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema120,data};
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
if(!(validate63(data.rootfs, {instancePath:instancePath+"/rootfs",parentData:data,parentDataProperty:"rootfs",rootData}))){
vErrors = vErrors === null ? validate63.errors : append(vErrors, validate63.errors);
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
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema120.type,parentSchema:schema120,data};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
validate62.errors = vErrors;
return errors === 0;
}

const schema131 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"size":{"$ref":"#/definitions/size"},"image":{"$ref":"#/definitions/text"},"format":{"enum":["qcow2","raw"]},"read-only":{"type":"boolean"}}};
const pattern35 = new RegExp("^[A-Za-z][A-Za-z0-9_-]{0,19}$", "u");

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema131.required,parentSchema:schema131,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema131,data};
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
if(!pattern35.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]{0,19}$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]{0,19}$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]{0,19}$",parentSchema:schema131.properties.name,data:data0};
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
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema131.properties.name.type,parentSchema:schema131.properties.name,data:data0};
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
const err8 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/enum",keyword:"enum",params:{allowedValues: schema131.properties.format.enum},message:"must be equal to one of the allowed values",schema:schema131.properties.format.enum,parentSchema:schema131.properties.format,data:data3};
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
const err9 = {instancePath:instancePath+"/read-only",schemaPath:"#/properties/read-only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema131.properties["read-only"].type,parentSchema:schema131.properties["read-only"],data:data4};
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
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema131.type,parentSchema:schema131,data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
validate66.errors = vErrors;
return errors === 0;
}

const schema134 = {"oneOf":[{"type":"boolean"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"forward":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/forward"}},"restrict":{"type":"boolean"},"private":{"$ref":"#/definitions/names"},"user":{"type":"boolean"}}}]};
const schema135 = {"oneOf":[{"$ref":"#/definitions/port"},{"type":"object","additionalProperties":false,"required":["guest"],"properties":{"guest":{"$ref":"#/definitions/port"},"host":{"$ref":"#/definitions/port"},"protocol":{"enum":["tcp","udp"]}}}]};

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema68.type,parentSchema:schema68,data};
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
const err1 = {instancePath,schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema68,data};
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
const err3 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "guest"},message:"must have required property '"+"guest"+"'",schema:schema135.oneOf[1].required,parentSchema:schema135.oneOf[1],data};
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
const err4 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema135.oneOf[1],data};
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
const err5 = {instancePath:instancePath+"/guest",schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema68.type,parentSchema:schema68,data:data0};
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
const err6 = {instancePath:instancePath+"/guest",schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema68,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
if(data0 < 1 || isNaN(data0)){
const err7 = {instancePath:instancePath+"/guest",schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema68,data:data0};
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
const err8 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema68.type,parentSchema:schema68,data:data1};
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
const err9 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema68,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
if(data1 < 1 || isNaN(data1)){
const err10 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema68,data:data1};
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
const err11 = {instancePath:instancePath+"/protocol",schemaPath:"#/oneOf/1/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema135.oneOf[1].properties.protocol.enum},message:"must be equal to one of the allowed values",schema:schema135.oneOf[1].properties.protocol.enum,parentSchema:schema135.oneOf[1].properties.protocol,data:data2};
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
const err12 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema135.oneOf[1].type,parentSchema:schema135.oneOf[1],data};
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
const err13 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema135.oneOf,parentSchema:schema135,data};
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
validate69.errors = vErrors;
return errors === 0;
}


function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data !== "boolean"){
const err0 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema134.oneOf[0].type,parentSchema:schema134.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema134.oneOf[1],data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema134.oneOf[1],data};
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
const err3 = {instancePath:instancePath+"/forward",schemaPath:"#/oneOf/1/properties/forward/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema134.oneOf[1].properties.forward,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/forward",schemaPath:"#/oneOf/1/properties/forward/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema134.oneOf[1].properties.forward,data:data0};
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
if(!(validate69(data0[i0], {instancePath:instancePath+"/forward/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate69.errors : append(vErrors, validate69.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/forward",schemaPath:"#/oneOf/1/properties/forward/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema134.oneOf[1].properties.forward.type,parentSchema:schema134.oneOf[1].properties.forward,data:data0};
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
const err6 = {instancePath:instancePath+"/restrict",schemaPath:"#/oneOf/1/properties/restrict/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema134.oneOf[1].properties.restrict.type,parentSchema:schema134.oneOf[1].properties.restrict,data:data2};
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
if(!(validate35(data.private, {instancePath:instancePath+"/private",parentData:data,parentDataProperty:"private",rootData}))){
vErrors = vErrors === null ? validate35.errors : append(vErrors, validate35.errors);
errors = vErrors.length;
}
}
if(data.user !== undefined){
let data4 = data.user;
if(typeof data4 !== "boolean"){
const err7 = {instancePath:instancePath+"/user",schemaPath:"#/oneOf/1/properties/user/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema134.oneOf[1].properties.user.type,parentSchema:schema134.oneOf[1].properties.user,data:data4};
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
const err8 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema134.oneOf[1].type,parentSchema:schema134.oneOf[1],data};
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
const err9 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema134.oneOf,parentSchema:schema134,data};
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
validate68.errors = vErrors;
return errors === 0;
}

const schema139 = {"oneOf":[{"enum":["ssh","guest-agent","console"]},{"type":"object","additionalProperties":false,"required":["via"],"properties":{"via":{"enum":["ssh","guest-agent","console"]},"timeout":{"$ref":"#/definitions/duration"},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"port":{"$ref":"#/definitions/port"},"password":{"$ref":"#/definitions/text"},"passphrase":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"sessions":{"$ref":"#/definitions/positive"},"login-prompt":{"$ref":"#/definitions/regex"},"prompt":{"$ref":"#/definitions/regex"}}}]};

function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(((data === "ssh") || (data === "guest-agent")) || (data === "console"))){
const err0 = {instancePath,schemaPath:"#/oneOf/0/enum",keyword:"enum",params:{allowedValues: schema139.oneOf[0].enum},message:"must be equal to one of the allowed values",schema:schema139.oneOf[0].enum,parentSchema:schema139.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "via"},message:"must have required property '"+"via"+"'",schema:schema139.oneOf[1].required,parentSchema:schema139.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema139.oneOf[1].properties, key0))){
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema139.oneOf[1],data};
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
const err3 = {instancePath:instancePath+"/via",schemaPath:"#/oneOf/1/properties/via/enum",keyword:"enum",params:{allowedValues: schema139.oneOf[1].properties.via.enum},message:"must be equal to one of the allowed values",schema:schema139.oneOf[1].properties.via.enum,parentSchema:schema139.oneOf[1].properties.via,data:data0};
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
if(!(validate40(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.port !== undefined){
let data4 = data.port;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err8 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema68.type,parentSchema:schema68,data:data4};
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
const err9 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema68,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
if(data4 < 1 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema68,data:data4};
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
if(!(validate40(data["known-hosts"], {instancePath:instancePath+"/known-hosts",parentData:data,parentDataProperty:"known-hosts",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
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
const err18 = {instancePath:instancePath+"/login-prompt",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
if(func3(data9) < 1){
const err19 = {instancePath:instancePath+"/login-prompt",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data9};
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
const err20 = {instancePath:instancePath+"/login-prompt",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data9};
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
const err21 = {instancePath:instancePath+"/prompt",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
if(func3(data10) < 1){
const err22 = {instancePath:instancePath+"/prompt",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data10};
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
const err23 = {instancePath:instancePath+"/prompt",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data10};
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
const err24 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema139.oneOf[1].type,parentSchema:schema139.oneOf[1],data};
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
const err25 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema139.oneOf,parentSchema:schema139,data};
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
validate73.errors = vErrors;
return errors === 0;
}

const schema152 = {"title":"ConsolePolicy","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"},"rules":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/console-rule"}}}};
const schema156 = {"enum":["fatal","error","warning","note","never"]};
const schema153 = {"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]};

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(func3(data) > 1000){
const err0 = {instancePath,schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(func3(data) < 1){
const err1 = {instancePath,schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data};
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
const err2 = {instancePath,schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data};
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
const err3 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema153.oneOf[1],data};
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
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if(func3(data0) < 1){
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data0};
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
const err6 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data0};
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
const err7 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema153.oneOf[1].type,parentSchema:schema153.oneOf[1],data};
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
const err8 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema153.oneOf,parentSchema:schema153,data};
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
validate78.errors = vErrors;
return errors === 0;
}

const schema157 = {"type":"object","additionalProperties":false,"required":["match","title"],"properties":{"match":{"$ref":"#/definitions/regex"},"title":{"$ref":"#/definitions/text"},"severity":{"enum":["fatal","error","warning","note"]}}};

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.match === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "match"},message:"must have required property '"+"match"+"'",schema:schema157.required,parentSchema:schema157,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'",schema:schema157.required,parentSchema:schema157,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema157,data};
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
const err3 = {instancePath:instancePath+"/match",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(func3(data0) < 1){
const err4 = {instancePath:instancePath+"/match",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data0};
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
const err5 = {instancePath:instancePath+"/match",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data0};
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
const err8 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema157.properties.severity.enum},message:"must be equal to one of the allowed values",schema:schema157.properties.severity.enum,parentSchema:schema157.properties.severity,data:data2};
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
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema157.type,parentSchema:schema157,data};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
validate81.errors = vErrors;
return errors === 0;
}


function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema152,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema152,data};
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
if(!(validate78(data.ignore, {instancePath:instancePath+"/ignore",parentData:data,parentDataProperty:"ignore",rootData}))){
vErrors = vErrors === null ? validate78.errors : append(vErrors, validate78.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
if(!(validate78(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate78.errors : append(vErrors, validate78.errors);
errors = vErrors.length;
}
}
if(data["fail-on"] !== undefined){
let data2 = data["fail-on"];
if(!(((((data2 === "fatal") || (data2 === "error")) || (data2 === "warning")) || (data2 === "note")) || (data2 === "never"))){
const err2 = {instancePath:instancePath+"/fail-on",schemaPath:"#/definitions/severity/enum",keyword:"enum",params:{allowedValues: schema156.enum},message:"must be equal to one of the allowed values",schema:schema156.enum,parentSchema:schema156,data:data2};
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
const err3 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema152.properties.rules,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(data3.length < 1){
const err4 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema152.properties.rules,data:data3};
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
if(!(validate81(data3[i0], {instancePath:instancePath+"/rules/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate81.errors : append(vErrors, validate81.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema152.properties.rules.type,parentSchema:schema152.properties.rules,data:data3};
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
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema152.type,parentSchema:schema152,data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
validate77.errors = vErrors;
return errors === 0;
}


function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema114.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema114,data};
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
const err1 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "qemu"},message:"must be equal to constant",schema:"qemu",parentSchema:schema114.properties.type,data:data0};
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
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema114.properties.description.type,parentSchema:schema114.properties.description,data:data1};
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
const err5 = {instancePath:instancePath+"/arch",schemaPath:"#/properties/arch/enum",keyword:"enum",params:{allowedValues: schema114.properties.arch.enum},message:"must be equal to one of the allowed values",schema:schema114.properties.arch.enum,parentSchema:schema114.properties.arch,data:data3};
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
const err6 = {instancePath:instancePath+"/accel",schemaPath:"#/properties/accel/enum",keyword:"enum",params:{allowedValues: schema114.properties.accel.enum},message:"must be equal to one of the allowed values",schema:schema114.properties.accel.enum,parentSchema:schema114.properties.accel,data:data4};
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
const err7 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema114.properties.cpus.type,parentSchema:schema114.properties.cpus,data:data5};
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
const err8 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema114.properties.cpus,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data5 < 1 || isNaN(data5)){
const err9 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema114.properties.cpus,data:data5};
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
if(!(validate62(data.boot, {instancePath:instancePath+"/boot",parentData:data,parentDataProperty:"boot",rootData}))){
vErrors = vErrors === null ? validate62.errors : append(vErrors, validate62.errors);
errors = vErrors.length;
}
}
if(data.disks !== undefined){
let data11 = data.disks;
if(Array.isArray(data11)){
if(data11.length > 26){
const err18 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/maxItems",keyword:"maxItems",params:{limit: 26},message:"must NOT have more than 26 items",schema:26,parentSchema:schema114.properties.disks,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
if(data11.length < 1){
const err19 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema114.properties.disks,data:data11};
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
if(!(validate66(data11[i0], {instancePath:instancePath+"/disks/" + i0,parentData:data11,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate66.errors : append(vErrors, validate66.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema114.properties.disks.type,parentSchema:schema114.properties.disks,data:data11};
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
if(!(validate68(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate68.errors : append(vErrors, validate68.errors);
errors = vErrors.length;
}
}
if(data.connect !== undefined){
if(!(validate73(data.connect, {instancePath:instancePath+"/connect",parentData:data,parentDataProperty:"connect",rootData}))){
vErrors = vErrors === null ? validate73.errors : append(vErrors, validate73.errors);
errors = vErrors.length;
}
}
if(data.isolation !== undefined){
let data15 = data.isolation;
if(!(((data15 === "fork") || (data15 === "fresh")) || (data15 === "shared"))){
const err21 = {instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/enum",keyword:"enum",params:{allowedValues: schema114.properties.isolation.enum},message:"must be equal to one of the allowed values",schema:schema114.properties.isolation.enum,parentSchema:schema114.properties.isolation,data:data15};
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
const err28 = {instancePath:instancePath+"/cache",schemaPath:"#/properties/cache/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema114.properties.cache.oneOf[0].type,parentSchema:schema114.properties.cache.oneOf[0],data:data18};
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
const err31 = {instancePath:instancePath+"/cache",schemaPath:"#/properties/cache/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema114.properties.cache.oneOf,parentSchema:schema114.properties.cache,data:data18};
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
const err32 = {instancePath:instancePath+"/machine-id",schemaPath:"#/properties/machine-id/enum",keyword:"enum",params:{allowedValues: schema114.properties["machine-id"].enum},message:"must be equal to one of the allowed values",schema:schema114.properties["machine-id"].enum,parentSchema:schema114.properties["machine-id"],data:data19};
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
if(!(validate77(data.console, {instancePath:instancePath+"/console",parentData:data,parentDataProperty:"console",rootData}))){
vErrors = vErrors === null ? validate77.errors : append(vErrors, validate77.errors);
errors = vErrors.length;
}
}
if(data["fw-cfg"] !== undefined){
let data22 = data["fw-cfg"];
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(Object.keys(data22).length > 16){
const err35 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/maxProperties",keyword:"maxProperties",params:{limit: 16},message:"must NOT have more than 16 properties",schema:16,parentSchema:schema114.properties["fw-cfg"],data:data22};
if(vErrors === null){
vErrors = [err35];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err35);
}
errors = vErrors.length;
}
if(Object.keys(data22).length < 1){
const err36 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema114.properties["fw-cfg"],data:data22};
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
if(!pattern40.test(key1)){
const err37 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/propertyNames/pattern",keyword:"pattern",params:{pattern: "^opt/[A-Za-z0-9_./-]{1,51}$"},message:"must match pattern \""+"^opt/[A-Za-z0-9_./-]{1,51}$"+"\"",schema:"^opt/[A-Za-z0-9_./-]{1,51}$",parentSchema:schema114.properties["fw-cfg"].propertyNames,data:key1,propertyName:key1};
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
const err38 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema114.properties["fw-cfg"].propertyNames,parentSchema:schema114.properties["fw-cfg"],data:data22};
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
const err39 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema114.properties["fw-cfg"].additionalProperties.oneOf[0].type,parentSchema:schema114.properties["fw-cfg"].additionalProperties.oneOf[0],data:data23};
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
const err40 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'",schema:schema114.properties["fw-cfg"].additionalProperties.oneOf[1].required,parentSchema:schema114.properties["fw-cfg"].additionalProperties.oneOf[1],data:data23};
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
const err41 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema114.properties["fw-cfg"].additionalProperties.oneOf[1],data:data23};
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
const err44 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema114.properties["fw-cfg"].additionalProperties.oneOf[1].type,parentSchema:schema114.properties["fw-cfg"].additionalProperties.oneOf[1],data:data23};
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
const err45 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema114.properties["fw-cfg"].additionalProperties.oneOf,parentSchema:schema114.properties["fw-cfg"].additionalProperties,data:data23};
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
const err46 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema114.properties["fw-cfg"].type,parentSchema:schema114.properties["fw-cfg"],data:data22};
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
if(!(validate40(data["extra-args"], {instancePath:instancePath+"/extra-args",parentData:data,parentDataProperty:"extra-args",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
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
if(data.dependencies !== undefined){
if(!(validate25(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.readiness !== undefined){
if(!(validate38(data.readiness, {instancePath:instancePath+"/readiness",parentData:data,parentDataProperty:"readiness",rootData}))){
vErrors = vErrors === null ? validate38.errors : append(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate48(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate48(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate48(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err51 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema114.type,parentSchema:schema114,data};
if(vErrors === null){
vErrors = [err51];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err51);
}
errors = vErrors.length;
}
validate61.errors = vErrors;
return errors === 0;
}

const schema163 = {"title":"ContainerEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"container"},"description":{"type":"string"},"engine":{"enum":["auto","podman","docker"]},"image":{"$ref":"#/definitions/text"},"pull":{"enum":["missing","never","always"]},"build":{"$ref":"#/definitions/container-build"},"rootfs":{"$ref":"#/definitions/text"},"mounts":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/container-mount"}},"user":{"$ref":"#/definitions/text"},"privileged":{"type":"boolean"},"capabilities":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"add":{"$ref":"#/definitions/capabilities"},"drop":{"$ref":"#/definitions/capabilities"}}},"devices":{"type":"array","minItems":1,"maxItems":64,"items":{"title":"DevicePath","type":"string","pattern":"^/[^\\u0000]+$"}},"network":{"oneOf":[{"type":"boolean"},{"title":"NetworkName","type":"string","pattern":"^[A-Za-z0-9][^\\s\\u0000]*$"}]},"resources":{"$ref":"#/definitions/resources"},"hostname":{"title":"HostName","type":"string","pattern":"^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$"},"read-only":{"type":"boolean"},"tmpfs":{"oneOf":[{"$ref":"#/definitions/guest-path"},{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/guest-path"}}]},"sysctls":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"$ref":"#/definitions/sysctl-name"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"command":{"$ref":"#/definitions/texts"},"platform":{"title":"Platform","type":"string","pattern":"^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$"},"extra-args":{"$ref":"#/definitions/texts"},"isolation":{"enum":["fresh","shared","fork"]},"instances":{"$ref":"#/definitions/positive"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};
const schema174 = {"title":"GuestPath","type":"string","pattern":"^/[^\\u0000]*$"};
const schema184 = {"title":"SysctlName","type":"string","pattern":"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"};
const schema165 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["context"],"properties":{"context":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/text"},"args":{"type":"object","minProperties":1,"propertyNames":{"title":"VariableName","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}}]};

function validate92(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.context === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "context"},message:"must have required property '"+"context"+"'",schema:schema165.oneOf[1].required,parentSchema:schema165.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "context") || (key0 === "file")) || (key0 === "target")) || (key0 === "args"))){
const err3 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema165.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.context !== undefined){
let data0 = data.context;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err4 = {instancePath:instancePath+"/context",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err5 = {instancePath:instancePath+"/context",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.file !== undefined){
let data1 = data.file;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err6 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err7 = {instancePath:instancePath+"/file",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.target !== undefined){
let data2 = data.target;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err8 = {instancePath:instancePath+"/target",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data2};
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
const err9 = {instancePath:instancePath+"/target",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
if(data.args !== undefined){
let data3 = data.args;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length < 1){
const err10 = {instancePath:instancePath+"/args",schemaPath:"#/oneOf/1/properties/args/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema165.oneOf[1].properties.args,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
for(const key1 in data3){
const _errs18 = errors;
if(typeof key1 === "string"){
if(!pattern10.test(key1)){
const err11 = {instancePath:instancePath+"/args",schemaPath:"#/oneOf/1/properties/args/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema165.oneOf[1].properties.args.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
var valid6 = _errs18 === errors;
if(!valid6){
const err12 = {instancePath:instancePath+"/args",schemaPath:"#/oneOf/1/properties/args/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema165.oneOf[1].properties.args.propertyNames,parentSchema:schema165.oneOf[1].properties.args,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
for(const key2 in data3){
let data4 = data3[key2];
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err13 = {instancePath:instancePath+"/args/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema37.type},message:"must be string,number,boolean",schema:schema37.type,parentSchema:schema37,data:data4};
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
const err14 = {instancePath:instancePath+"/args",schemaPath:"#/oneOf/1/properties/args/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema165.oneOf[1].properties.args.type,parentSchema:schema165.oneOf[1].properties.args,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema165.oneOf[1].type,parentSchema:schema165.oneOf[1],data};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
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
const err16 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema165.oneOf,parentSchema:schema165,data};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
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
validate92.errors = vErrors;
return errors === 0;
}

const schema172 = {"oneOf":[{"title":"Mount","type":"string","pattern":"^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$"},{"type":"object","additionalProperties":false,"required":["source","target"],"properties":{"source":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/guest-path"},"read-only":{"type":"boolean"}}}]};
const pattern42 = new RegExp("^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$", "u");
const pattern43 = new RegExp("^/[^\\u0000]*$", "u");

function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(!pattern42.test(data)){
const err0 = {instancePath,schemaPath:"#/oneOf/0/pattern",keyword:"pattern",params:{pattern: "^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$"},message:"must match pattern \""+"^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$"+"\"",schema:"^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$",parentSchema:schema172.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema172.oneOf[0].type,parentSchema:schema172.oneOf[0],data};
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
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.source === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema172.oneOf[1].required,parentSchema:schema172.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(data.target === undefined){
const err3 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'",schema:schema172.oneOf[1].required,parentSchema:schema172.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((key0 === "source") || (key0 === "target")) || (key0 === "read-only"))){
const err4 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema172.oneOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.source !== undefined){
let data0 = data.source;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err5 = {instancePath:instancePath+"/source",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err6 = {instancePath:instancePath+"/source",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.target !== undefined){
let data1 = data.target;
if(typeof data1 === "string"){
if(!pattern43.test(data1)){
const err7 = {instancePath:instancePath+"/target",schemaPath:"#/definitions/guest-path/pattern",keyword:"pattern",params:{pattern: "^/[^\\u0000]*$"},message:"must match pattern \""+"^/[^\\u0000]*$"+"\"",schema:"^/[^\\u0000]*$",parentSchema:schema174,data:data1};
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
const err8 = {instancePath:instancePath+"/target",schemaPath:"#/definitions/guest-path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema174.type,parentSchema:schema174,data:data1};
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
let data2 = data["read-only"];
if(typeof data2 !== "boolean"){
const err9 = {instancePath:instancePath+"/read-only",schemaPath:"#/oneOf/1/properties/read-only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema172.oneOf[1].properties["read-only"].type,parentSchema:schema172.oneOf[1].properties["read-only"],data:data2};
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
const err10 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema172.oneOf[1].type,parentSchema:schema172.oneOf[1],data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
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
const err11 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema172.oneOf,parentSchema:schema172,data};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
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
validate94.errors = vErrors;
return errors === 0;
}

const schema176 = {"oneOf":[{"$ref":"#/definitions/capability"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/capability"}}]};
const schema177 = {"title":"Capability","type":"string","pattern":"^(CAP_)?[A-Z][A-Z0-9_]*$"};
const pattern44 = new RegExp("^(CAP_)?[A-Z][A-Z0-9_]*$", "u");

function validate96(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(!pattern44.test(data)){
const err0 = {instancePath,schemaPath:"#/definitions/capability/pattern",keyword:"pattern",params:{pattern: "^(CAP_)?[A-Z][A-Z0-9_]*$"},message:"must match pattern \""+"^(CAP_)?[A-Z][A-Z0-9_]*$"+"\"",schema:"^(CAP_)?[A-Z][A-Z0-9_]*$",parentSchema:schema177,data};
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
const err1 = {instancePath,schemaPath:"#/definitions/capability/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema177.type,parentSchema:schema177,data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema176.oneOf[1],data};
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
if(!pattern44.test(data0)){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/capability/pattern",keyword:"pattern",params:{pattern: "^(CAP_)?[A-Z][A-Z0-9_]*$"},message:"must match pattern \""+"^(CAP_)?[A-Z][A-Z0-9_]*$"+"\"",schema:"^(CAP_)?[A-Z][A-Z0-9_]*$",parentSchema:schema177,data:data0};
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
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/capability/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema177.type,parentSchema:schema177,data:data0};
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
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema176.oneOf[1].type,parentSchema:schema176.oneOf[1],data};
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
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema176.oneOf,parentSchema:schema176,data};
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
validate96.errors = vErrors;
return errors === 0;
}

const schema179 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"memory":{"$ref":"#/definitions/size"},"cpu":{"type":"number","exclusiveMinimum":0,"maximum":4096},"pids":{"$ref":"#/definitions/positive"}}};

function validate99(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema179,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((key0 === "memory") || (key0 === "cpu")) || (key0 === "pids"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema179,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.memory !== undefined){
let data0 = data.memory;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/memory",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data0};
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
const err3 = {instancePath:instancePath+"/memory",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data1 = data.cpu;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 4096 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema179.properties.cpu,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if(data1 <= 0 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema179.properties.cpu,data:data1};
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
const err6 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema179.properties.cpu.type,parentSchema:schema179.properties.cpu,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.pids !== undefined){
let data2 = data.pids;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/pids",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 100000 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/pids",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data2 < 1 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/pids",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data2};
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
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema179.type,parentSchema:schema179,data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
validate99.errors = vErrors;
return errors === 0;
}

const pattern47 = new RegExp("^[A-Za-z0-9][^\\s\\u0000]*$", "u");
const pattern49 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$", "u");
const pattern52 = new RegExp("^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$", "u");
const pattern53 = new RegExp("^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$", "u");

function validate91(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema163.required,parentSchema:schema163,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema163.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema163,data};
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
if("container" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "container"},message:"must be equal to constant",schema:"container",parentSchema:schema163.properties.type,data:data0};
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
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema163.properties.description.type,parentSchema:schema163.properties.description,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.engine !== undefined){
let data2 = data.engine;
if(!(((data2 === "auto") || (data2 === "podman")) || (data2 === "docker"))){
const err4 = {instancePath:instancePath+"/engine",schemaPath:"#/properties/engine/enum",keyword:"enum",params:{allowedValues: schema163.properties.engine.enum},message:"must be equal to one of the allowed values",schema:schema163.properties.engine.enum,parentSchema:schema163.properties.engine,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.image !== undefined){
let data3 = data.image;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err5 = {instancePath:instancePath+"/image",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data3};
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
const err6 = {instancePath:instancePath+"/image",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.pull !== undefined){
let data4 = data.pull;
if(!(((data4 === "missing") || (data4 === "never")) || (data4 === "always"))){
const err7 = {instancePath:instancePath+"/pull",schemaPath:"#/properties/pull/enum",keyword:"enum",params:{allowedValues: schema163.properties.pull.enum},message:"must be equal to one of the allowed values",schema:schema163.properties.pull.enum,parentSchema:schema163.properties.pull,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.build !== undefined){
if(!(validate92(data.build, {instancePath:instancePath+"/build",parentData:data,parentDataProperty:"build",rootData}))){
vErrors = vErrors === null ? validate92.errors : append(vErrors, validate92.errors);
errors = vErrors.length;
}
}
if(data.rootfs !== undefined){
let data6 = data.rootfs;
if(typeof data6 === "string"){
if(func3(data6) < 1){
const err8 = {instancePath:instancePath+"/rootfs",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data6};
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
const err9 = {instancePath:instancePath+"/rootfs",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
if(data.mounts !== undefined){
let data7 = data.mounts;
if(Array.isArray(data7)){
if(data7.length > 64){
const err10 = {instancePath:instancePath+"/mounts",schemaPath:"#/properties/mounts/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema163.properties.mounts,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
if(data7.length < 1){
const err11 = {instancePath:instancePath+"/mounts",schemaPath:"#/properties/mounts/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema163.properties.mounts,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate94(data7[i0], {instancePath:instancePath+"/mounts/" + i0,parentData:data7,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate94.errors : append(vErrors, validate94.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/mounts",schemaPath:"#/properties/mounts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema163.properties.mounts.type,parentSchema:schema163.properties.mounts,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
if(data.user !== undefined){
let data9 = data.user;
if(typeof data9 === "string"){
if(func3(data9) < 1){
const err13 = {instancePath:instancePath+"/user",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data9};
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
const err14 = {instancePath:instancePath+"/user",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data.privileged !== undefined){
let data10 = data.privileged;
if(typeof data10 !== "boolean"){
const err15 = {instancePath:instancePath+"/privileged",schemaPath:"#/properties/privileged/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema163.properties.privileged.type,parentSchema:schema163.properties.privileged,data:data10};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
}
if(data.capabilities !== undefined){
let data11 = data.capabilities;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(Object.keys(data11).length < 1){
const err16 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema163.properties.capabilities,data:data11};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
for(const key1 in data11){
if(!((key1 === "add") || (key1 === "drop"))){
const err17 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema163.properties.capabilities,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
if(data11.add !== undefined){
if(!(validate96(data11.add, {instancePath:instancePath+"/capabilities/add",parentData:data11,parentDataProperty:"add",rootData}))){
vErrors = vErrors === null ? validate96.errors : append(vErrors, validate96.errors);
errors = vErrors.length;
}
}
if(data11.drop !== undefined){
if(!(validate96(data11.drop, {instancePath:instancePath+"/capabilities/drop",parentData:data11,parentDataProperty:"drop",rootData}))){
vErrors = vErrors === null ? validate96.errors : append(vErrors, validate96.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema163.properties.capabilities.type,parentSchema:schema163.properties.capabilities,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
if(data.devices !== undefined){
let data14 = data.devices;
if(Array.isArray(data14)){
if(data14.length > 64){
const err19 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema163.properties.devices,data:data14};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
if(data14.length < 1){
const err20 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema163.properties.devices,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
if(typeof data15 === "string"){
if(!pattern33.test(data15)){
const err21 = {instancePath:instancePath+"/devices/" + i1,schemaPath:"#/properties/devices/items/pattern",keyword:"pattern",params:{pattern: "^/[^\\u0000]+$"},message:"must match pattern \""+"^/[^\\u0000]+$"+"\"",schema:"^/[^\\u0000]+$",parentSchema:schema163.properties.devices.items,data:data15};
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
const err22 = {instancePath:instancePath+"/devices/" + i1,schemaPath:"#/properties/devices/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema163.properties.devices.items.type,parentSchema:schema163.properties.devices.items,data:data15};
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
const err23 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema163.properties.devices.type,parentSchema:schema163.properties.devices,data:data14};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
}
if(data.network !== undefined){
let data16 = data.network;
const _errs32 = errors;
let valid9 = false;
let passing0 = null;
const _errs33 = errors;
if(typeof data16 !== "boolean"){
const err24 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema163.properties.network.oneOf[0].type,parentSchema:schema163.properties.network.oneOf[0],data:data16};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
var _valid0 = _errs33 === errors;
if(_valid0){
valid9 = true;
passing0 = 0;
}
const _errs35 = errors;
if(typeof data16 === "string"){
if(!pattern47.test(data16)){
const err25 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/oneOf/1/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][^\\s\\u0000]*$"},message:"must match pattern \""+"^[A-Za-z0-9][^\\s\\u0000]*$"+"\"",schema:"^[A-Za-z0-9][^\\s\\u0000]*$",parentSchema:schema163.properties.network.oneOf[1],data:data16};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
}
else {
const err26 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/oneOf/1/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema163.properties.network.oneOf[1].type,parentSchema:schema163.properties.network.oneOf[1],data:data16};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
var _valid0 = _errs35 === errors;
if(_valid0 && valid9){
valid9 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid9 = true;
passing0 = 1;
}
}
if(!valid9){
const err27 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema163.properties.network.oneOf,parentSchema:schema163.properties.network,data:data16};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
else {
errors = _errs32;
if(vErrors !== null){
if(_errs32){
vErrors.length = _errs32;
}
else {
vErrors = null;
}
}
}
}
if(data.resources !== undefined){
if(!(validate99(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate99.errors : append(vErrors, validate99.errors);
errors = vErrors.length;
}
}
if(data.hostname !== undefined){
let data18 = data.hostname;
if(typeof data18 === "string"){
if(!pattern49.test(data18)){
const err28 = {instancePath:instancePath+"/hostname",schemaPath:"#/properties/hostname/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$"+"\"",schema:"^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$",parentSchema:schema163.properties.hostname,data:data18};
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
const err29 = {instancePath:instancePath+"/hostname",schemaPath:"#/properties/hostname/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema163.properties.hostname.type,parentSchema:schema163.properties.hostname,data:data18};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
}
if(data["read-only"] !== undefined){
let data19 = data["read-only"];
if(typeof data19 !== "boolean"){
const err30 = {instancePath:instancePath+"/read-only",schemaPath:"#/properties/read-only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema163.properties["read-only"].type,parentSchema:schema163.properties["read-only"],data:data19};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
}
if(data.tmpfs !== undefined){
let data20 = data.tmpfs;
const _errs43 = errors;
let valid10 = false;
let passing1 = null;
const _errs44 = errors;
if(typeof data20 === "string"){
if(!pattern43.test(data20)){
const err31 = {instancePath:instancePath+"/tmpfs",schemaPath:"#/definitions/guest-path/pattern",keyword:"pattern",params:{pattern: "^/[^\\u0000]*$"},message:"must match pattern \""+"^/[^\\u0000]*$"+"\"",schema:"^/[^\\u0000]*$",parentSchema:schema174,data:data20};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
}
errors = vErrors.length;
}
}
else {
const err32 = {instancePath:instancePath+"/tmpfs",schemaPath:"#/definitions/guest-path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema174.type,parentSchema:schema174,data:data20};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
var _valid1 = _errs44 === errors;
if(_valid1){
valid10 = true;
passing1 = 0;
}
const _errs47 = errors;
if(Array.isArray(data20)){
if(data20.length > 64){
const err33 = {instancePath:instancePath+"/tmpfs",schemaPath:"#/properties/tmpfs/oneOf/1/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema163.properties.tmpfs.oneOf[1],data:data20};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
if(data20.length < 1){
const err34 = {instancePath:instancePath+"/tmpfs",schemaPath:"#/properties/tmpfs/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema163.properties.tmpfs.oneOf[1],data:data20};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
const len2 = data20.length;
for(let i2=0; i2<len2; i2++){
let data21 = data20[i2];
if(typeof data21 === "string"){
if(!pattern43.test(data21)){
const err35 = {instancePath:instancePath+"/tmpfs/" + i2,schemaPath:"#/definitions/guest-path/pattern",keyword:"pattern",params:{pattern: "^/[^\\u0000]*$"},message:"must match pattern \""+"^/[^\\u0000]*$"+"\"",schema:"^/[^\\u0000]*$",parentSchema:schema174,data:data21};
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
const err36 = {instancePath:instancePath+"/tmpfs/" + i2,schemaPath:"#/definitions/guest-path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema174.type,parentSchema:schema174,data:data21};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
}
}
else {
const err37 = {instancePath:instancePath+"/tmpfs",schemaPath:"#/properties/tmpfs/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema163.properties.tmpfs.oneOf[1].type,parentSchema:schema163.properties.tmpfs.oneOf[1],data:data20};
if(vErrors === null){
vErrors = [err37];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err37);
}
errors = vErrors.length;
}
var _valid1 = _errs47 === errors;
if(_valid1 && valid10){
valid10 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid10 = true;
passing1 = 1;
}
}
if(!valid10){
const err38 = {instancePath:instancePath+"/tmpfs",schemaPath:"#/properties/tmpfs/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema163.properties.tmpfs.oneOf,parentSchema:schema163.properties.tmpfs,data:data20};
if(vErrors === null){
vErrors = [err38];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err38);
}
errors = vErrors.length;
}
else {
errors = _errs43;
if(vErrors !== null){
if(_errs43){
vErrors.length = _errs43;
}
else {
vErrors = null;
}
}
}
}
if(data.sysctls !== undefined){
let data22 = data.sysctls;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(Object.keys(data22).length > 64){
const err39 = {instancePath:instancePath+"/sysctls",schemaPath:"#/properties/sysctls/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema163.properties.sysctls,data:data22};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
if(Object.keys(data22).length < 1){
const err40 = {instancePath:instancePath+"/sysctls",schemaPath:"#/properties/sysctls/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema163.properties.sysctls,data:data22};
if(vErrors === null){
vErrors = [err40];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err40);
}
errors = vErrors.length;
}
for(const key2 in data22){
const _errs54 = errors;
if(typeof key2 === "string"){
if(!pattern52.test(key2)){
const err41 = {instancePath:instancePath+"/sysctls",schemaPath:"#/definitions/sysctl-name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"},message:"must match pattern \""+"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"+"\"",schema:"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$",parentSchema:schema184,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err41];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err41);
}
errors = vErrors.length;
}
}
else {
const err42 = {instancePath:instancePath+"/sysctls",schemaPath:"#/definitions/sysctl-name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema184.type,parentSchema:schema184,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err42];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err42);
}
errors = vErrors.length;
}
var valid15 = _errs54 === errors;
if(!valid15){
const err43 = {instancePath:instancePath+"/sysctls",schemaPath:"#/properties/sysctls/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema163.properties.sysctls.propertyNames,parentSchema:schema163.properties.sysctls,data:data22};
if(vErrors === null){
vErrors = [err43];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err43);
}
errors = vErrors.length;
}
}
for(const key3 in data22){
let data23 = data22[key3];
if(((typeof data23 !== "string") && (!((typeof data23 == "number") && (isFinite(data23))))) && (typeof data23 !== "boolean")){
const err44 = {instancePath:instancePath+"/sysctls/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema37.type},message:"must be string,number,boolean",schema:schema37.type,parentSchema:schema37,data:data23};
if(vErrors === null){
vErrors = [err44];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err44);
}
errors = vErrors.length;
}
}
}
else {
const err45 = {instancePath:instancePath+"/sysctls",schemaPath:"#/properties/sysctls/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema163.properties.sysctls.type,parentSchema:schema163.properties.sysctls,data:data22};
if(vErrors === null){
vErrors = [err45];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err45);
}
errors = vErrors.length;
}
}
if(data.command !== undefined){
if(!(validate40(data.command, {instancePath:instancePath+"/command",parentData:data,parentDataProperty:"command",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.platform !== undefined){
let data25 = data.platform;
if(typeof data25 === "string"){
if(!pattern53.test(data25)){
const err46 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$"},message:"must match pattern \""+"^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$"+"\"",schema:"^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$",parentSchema:schema163.properties.platform,data:data25};
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
const err47 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema163.properties.platform.type,parentSchema:schema163.properties.platform,data:data25};
if(vErrors === null){
vErrors = [err47];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err47);
}
errors = vErrors.length;
}
}
if(data["extra-args"] !== undefined){
if(!(validate40(data["extra-args"], {instancePath:instancePath+"/extra-args",parentData:data,parentDataProperty:"extra-args",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.isolation !== undefined){
let data27 = data.isolation;
if(!(((data27 === "fresh") || (data27 === "shared")) || (data27 === "fork"))){
const err48 = {instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/enum",keyword:"enum",params:{allowedValues: schema163.properties.isolation.enum},message:"must be equal to one of the allowed values",schema:schema163.properties.isolation.enum,parentSchema:schema163.properties.isolation,data:data27};
if(vErrors === null){
vErrors = [err48];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err48);
}
errors = vErrors.length;
}
}
if(data.instances !== undefined){
let data28 = data.instances;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err49 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.type,parentSchema:schema13,data:data28};
if(vErrors === null){
vErrors = [err49];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err49);
}
errors = vErrors.length;
}
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 > 100000 || isNaN(data28)){
const err50 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema13,data:data28};
if(vErrors === null){
vErrors = [err50];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err50);
}
errors = vErrors.length;
}
if(data28 < 1 || isNaN(data28)){
const err51 = {instancePath:instancePath+"/instances",schemaPath:"#/definitions/positive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13,data:data28};
if(vErrors === null){
vErrors = [err51];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err51);
}
errors = vErrors.length;
}
}
}
if(data.env !== undefined){
if(!(validate16(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate16.errors : append(vErrors, validate16.errors);
errors = vErrors.length;
}
}
if(data.shell !== undefined){
let data30 = data.shell;
if(typeof data30 === "string"){
if(func3(data30) < 1){
const err52 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema29,data:data30};
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
const err53 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.type,parentSchema:schema29,data:data30};
if(vErrors === null){
vErrors = [err53];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err53);
}
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
let data31 = data["working-directory"];
if(typeof data31 === "string"){
if(func3(data31) < 1){
const err54 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data31};
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
const err55 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data31};
if(vErrors === null){
vErrors = [err55];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err55);
}
errors = vErrors.length;
}
}
if(data.dependencies !== undefined){
if(!(validate25(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.readiness !== undefined){
if(!(validate38(data.readiness, {instancePath:instancePath+"/readiness",parentData:data,parentDataProperty:"readiness",rootData}))){
vErrors = vErrors === null ? validate38.errors : append(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate48(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate48(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate48(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err56 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema163.type,parentSchema:schema163,data};
if(vErrors === null){
vErrors = [err56];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err56);
}
errors = vErrors.length;
}
validate91.errors = vErrors;
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
if(!(validate52(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate52.errors : append(vErrors, validate52.errors);
errors = vErrors.length;
}
}
else if(tag0 === "qemu"){
if(!(validate61(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate61.errors : append(vErrors, validate61.errors);
errors = vErrors.length;
}
}
else if(tag0 === "container"){
if(!(validate91(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate91.errors : append(vErrors, validate91.errors);
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

const schema191 = {"type":"object","additionalProperties":false,"required":["target"],"properties":{"description":{"type":"string"},"type":{"enum":["script","binary","config","data"]},"source":{"$ref":"#/definitions/texts"},"build":{"$ref":"#/definitions/artifact-build"},"unpack":{"oneOf":[{"type":"boolean"},{"type":"object","additionalProperties":false,"required":["strip"],"properties":{"strip":{"type":"integer","minimum":0,"maximum":100}}}]},"checksum":{"title":"Checksum","type":"string","pattern":"^(sha256:)?[0-9a-fA-F]{64}$"},"target":{"$ref":"#/definitions/text"},"mode":{"title":"FileMode","type":"string","pattern":"^0?[0-7]{3,4}$"},"owner":{"title":"UserName","type":"string","pattern":"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},"group":{"title":"UserName","type":"string","pattern":"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},"needs":{"$ref":"#/definitions/names"},"sensitive":{"type":"boolean"},"optional":{"type":"boolean"}}};
const schema192 = {"type":"object","additionalProperties":false,"required":["run","outputs"],"properties":{"run":{"$ref":"#/definitions/text"},"outputs":{"$ref":"#/definitions/texts"},"inputs":{"$ref":"#/definitions/texts"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"timeout":{"$ref":"#/definitions/duration"}}};

function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.run === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "run"},message:"must have required property '"+"run"+"'",schema:schema192.required,parentSchema:schema192,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.outputs === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "outputs"},message:"must have required property '"+"outputs"+"'",schema:schema192.required,parentSchema:schema192,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((((((key0 === "run") || (key0 === "outputs")) || (key0 === "inputs")) || (key0 === "shell")) || (key0 === "env")) || (key0 === "working-directory")) || (key0 === "timeout"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema192,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.run !== undefined){
let data0 = data.run;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err3 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err4 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.outputs !== undefined){
if(!(validate40(data.outputs, {instancePath:instancePath+"/outputs",parentData:data,parentDataProperty:"outputs",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.inputs !== undefined){
if(!(validate40(data.inputs, {instancePath:instancePath+"/inputs",parentData:data,parentDataProperty:"inputs",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.shell !== undefined){
let data3 = data.shell;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err5 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema29,data:data3};
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
const err6 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.type,parentSchema:schema29,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
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
let data5 = data["working-directory"];
if(typeof data5 === "string"){
if(func3(data5) < 1){
const err7 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data5};
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
const err8 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data6 = data.timeout;
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err9 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data6};
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
const err10 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data6};
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
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema192.type,parentSchema:schema192,data};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
validate117.errors = vErrors;
return errors === 0;
}

const pattern57 = new RegExp("^(sha256:)?[0-9a-fA-F]{64}$", "u");
const pattern58 = new RegExp("^0?[0-7]{3,4}$", "u");
const pattern59 = new RegExp("^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$", "u");

function validate115(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.target === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'",schema:schema191.required,parentSchema:schema191,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema191.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema191,data};
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
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema191.properties.description.type,parentSchema:schema191.properties.description,data:data0};
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
let data1 = data.type;
if(!((((data1 === "script") || (data1 === "binary")) || (data1 === "config")) || (data1 === "data"))){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema191.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema191.properties.type.enum,parentSchema:schema191.properties.type,data:data1};
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
if(!(validate40(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.build !== undefined){
if(!(validate117(data.build, {instancePath:instancePath+"/build",parentData:data,parentDataProperty:"build",rootData}))){
vErrors = vErrors === null ? validate117.errors : append(vErrors, validate117.errors);
errors = vErrors.length;
}
}
if(data.unpack !== undefined){
let data4 = data.unpack;
const _errs8 = errors;
let valid1 = false;
let passing0 = null;
const _errs9 = errors;
if(typeof data4 !== "boolean"){
const err4 = {instancePath:instancePath+"/unpack",schemaPath:"#/properties/unpack/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema191.properties.unpack.oneOf[0].type,parentSchema:schema191.properties.unpack.oneOf[0],data:data4};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs11 = errors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.strip === undefined){
const err5 = {instancePath:instancePath+"/unpack",schemaPath:"#/properties/unpack/oneOf/1/required",keyword:"required",params:{missingProperty: "strip"},message:"must have required property '"+"strip"+"'",schema:schema191.properties.unpack.oneOf[1].required,parentSchema:schema191.properties.unpack.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
for(const key1 in data4){
if(!(key1 === "strip")){
const err6 = {instancePath:instancePath+"/unpack",schemaPath:"#/properties/unpack/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema191.properties.unpack.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data4.strip !== undefined){
let data5 = data4.strip;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err7 = {instancePath:instancePath+"/unpack/strip",schemaPath:"#/properties/unpack/oneOf/1/properties/strip/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema191.properties.unpack.oneOf[1].properties.strip.type,parentSchema:schema191.properties.unpack.oneOf[1].properties.strip,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 100 || isNaN(data5)){
const err8 = {instancePath:instancePath+"/unpack/strip",schemaPath:"#/properties/unpack/oneOf/1/properties/strip/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema191.properties.unpack.oneOf[1].properties.strip,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data5 < 0 || isNaN(data5)){
const err9 = {instancePath:instancePath+"/unpack/strip",schemaPath:"#/properties/unpack/oneOf/1/properties/strip/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema191.properties.unpack.oneOf[1].properties.strip,data:data5};
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
}
else {
const err10 = {instancePath:instancePath+"/unpack",schemaPath:"#/properties/unpack/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema191.properties.unpack.oneOf[1].type,parentSchema:schema191.properties.unpack.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
var _valid0 = _errs11 === errors;
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
const err11 = {instancePath:instancePath+"/unpack",schemaPath:"#/properties/unpack/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema191.properties.unpack.oneOf,parentSchema:schema191.properties.unpack,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
}
if(data.checksum !== undefined){
let data6 = data.checksum;
if(typeof data6 === "string"){
if(!pattern57.test(data6)){
const err12 = {instancePath:instancePath+"/checksum",schemaPath:"#/properties/checksum/pattern",keyword:"pattern",params:{pattern: "^(sha256:)?[0-9a-fA-F]{64}$"},message:"must match pattern \""+"^(sha256:)?[0-9a-fA-F]{64}$"+"\"",schema:"^(sha256:)?[0-9a-fA-F]{64}$",parentSchema:schema191.properties.checksum,data:data6};
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
const err13 = {instancePath:instancePath+"/checksum",schemaPath:"#/properties/checksum/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema191.properties.checksum.type,parentSchema:schema191.properties.checksum,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
if(data.target !== undefined){
let data7 = data.target;
if(typeof data7 === "string"){
if(func3(data7) < 1){
const err14 = {instancePath:instancePath+"/target",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data7};
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
const err15 = {instancePath:instancePath+"/target",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
}
if(data.mode !== undefined){
let data8 = data.mode;
if(typeof data8 === "string"){
if(!pattern58.test(data8)){
const err16 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^0?[0-7]{3,4}$"},message:"must match pattern \""+"^0?[0-7]{3,4}$"+"\"",schema:"^0?[0-7]{3,4}$",parentSchema:schema191.properties.mode,data:data8};
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
const err17 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema191.properties.mode.type,parentSchema:schema191.properties.mode,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
if(data.owner !== undefined){
let data9 = data.owner;
if(typeof data9 === "string"){
if(!pattern59.test(data9)){
const err18 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},message:"must match pattern \""+"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"+"\"",schema:"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$",parentSchema:schema191.properties.owner,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
else {
const err19 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema191.properties.owner.type,parentSchema:schema191.properties.owner,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
}
if(data.group !== undefined){
let data10 = data.group;
if(typeof data10 === "string"){
if(!pattern59.test(data10)){
const err20 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},message:"must match pattern \""+"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"+"\"",schema:"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$",parentSchema:schema191.properties.group,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
else {
const err21 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema191.properties.group.type,parentSchema:schema191.properties.group,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
}
if(data.needs !== undefined){
if(!(validate35(data.needs, {instancePath:instancePath+"/needs",parentData:data,parentDataProperty:"needs",rootData}))){
vErrors = vErrors === null ? validate35.errors : append(vErrors, validate35.errors);
errors = vErrors.length;
}
}
if(data.sensitive !== undefined){
let data12 = data.sensitive;
if(typeof data12 !== "boolean"){
const err22 = {instancePath:instancePath+"/sensitive",schemaPath:"#/properties/sensitive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema191.properties.sensitive.type,parentSchema:schema191.properties.sensitive,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
}
if(data.optional !== undefined){
let data13 = data.optional;
if(typeof data13 !== "boolean"){
const err23 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema191.properties.optional.type,parentSchema:schema191.properties.optional,data:data13};
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
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema191.type,parentSchema:schema191,data};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
validate115.errors = vErrors;
return errors === 0;
}

const schema199 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"description":{"type":"string"},"env":{"$ref":"#/definitions/env"},"start":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"stop":{"$ref":"#/definitions/text"},"optional":{"type":"boolean"},"when-lost":{"enum":["mark","fail"]},"kernel-config":{"$ref":"#/definitions/kernel-config-tool"},"kernel-parameters":{"$ref":"#/definitions/kernel-parameters"},"kasan":{"$ref":"#/definitions/sanitizer"},"kcsan":{"$ref":"#/definitions/sanitizer"},"ktsan":{"$ref":"#/definitions/sanitizer"},"lockdep":{"$ref":"#/definitions/sanitizer"},"kmemleak":{"$ref":"#/definitions/sanitizer"},"ubsan":{"$ref":"#/definitions/sanitizer"},"kfence":{"$ref":"#/definitions/sanitizer"},"kcov":{"const":true},"kernel-gcov":{"$ref":"#/definitions/kernel-gcov"},"gcov":{"$ref":"#/definitions/gcov"},"ftrace":{"$ref":"#/definitions/ftrace"},"perf":{"$ref":"#/definitions/perf"},"monitors":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/monitor"}},"fuzz":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/fuzzer"}},"scan":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scanner"}}}};
const schema210 = {"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"required":["provoke"],"properties":{"provoke":{"type":"boolean"}}}]};
const schema203 = {"type":"object","minProperties":1,"maxProperties":1000,"properties":{"file":{"$ref":"#/definitions/text"}},"propertyNames":{"title":"ConfigOption","pattern":"^(CONFIG_[A-Za-z0-9_]+|file)$"},"additionalProperties":{"$ref":"#/definitions/scalar"}};
const pattern62 = new RegExp("^(CONFIG_[A-Za-z0-9_]+|file)$", "u");

function validate127(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1000){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema203,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema203,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern62.test(key0)){
const err2 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(CONFIG_[A-Za-z0-9_]+|file)$"},message:"must match pattern \""+"^(CONFIG_[A-Za-z0-9_]+|file)$"+"\"",schema:"^(CONFIG_[A-Za-z0-9_]+|file)$",parentSchema:schema203.propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema203.propertyNames,parentSchema:schema203,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
for(const key1 in data){
if(!(key1 === "file")){
let data0 = data[key1];
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema37.type},message:"must be string,number,boolean",schema:schema37.type,parentSchema:schema37,data:data0};
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
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema203.type,parentSchema:schema203,data};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
validate127.errors = vErrors;
return errors === 0;
}

const schema206 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"boot":{"$ref":"#/definitions/texts"},"sysctl":{"type":"object","minProperties":1,"maxProperties":256,"propertyNames":{"$ref":"#/definitions/sysctl-name"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"modules":{"type":"object","minProperties":1,"maxProperties":256,"propertyNames":{"title":"ModuleParameter","pattern":"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}};
const pattern64 = new RegExp("^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$", "u");

function validate129(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema206,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((key0 === "boot") || (key0 === "sysctl")) || (key0 === "modules"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema206,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.boot !== undefined){
if(!(validate40(data.boot, {instancePath:instancePath+"/boot",parentData:data,parentDataProperty:"boot",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.sysctl !== undefined){
let data1 = data.sysctl;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 256){
const err2 = {instancePath:instancePath+"/sysctl",schemaPath:"#/properties/sysctl/maxProperties",keyword:"maxProperties",params:{limit: 256},message:"must NOT have more than 256 properties",schema:256,parentSchema:schema206.properties.sysctl,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(Object.keys(data1).length < 1){
const err3 = {instancePath:instancePath+"/sysctl",schemaPath:"#/properties/sysctl/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema206.properties.sysctl,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
for(const key1 in data1){
const _errs5 = errors;
if(typeof key1 === "string"){
if(!pattern52.test(key1)){
const err4 = {instancePath:instancePath+"/sysctl",schemaPath:"#/definitions/sysctl-name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"},message:"must match pattern \""+"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"+"\"",schema:"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$",parentSchema:schema184,data:key1,propertyName:key1};
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
const err5 = {instancePath:instancePath+"/sysctl",schemaPath:"#/definitions/sysctl-name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema184.type,parentSchema:schema184,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
const err6 = {instancePath:instancePath+"/sysctl",schemaPath:"#/properties/sysctl/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema206.properties.sysctl.propertyNames,parentSchema:schema206.properties.sysctl,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
for(const key2 in data1){
let data2 = data1[key2];
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err7 = {instancePath:instancePath+"/sysctl/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema37.type},message:"must be string,number,boolean",schema:schema37.type,parentSchema:schema37,data:data2};
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
const err8 = {instancePath:instancePath+"/sysctl",schemaPath:"#/properties/sysctl/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema206.properties.sysctl.type,parentSchema:schema206.properties.sysctl,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.modules !== undefined){
let data3 = data.modules;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length > 256){
const err9 = {instancePath:instancePath+"/modules",schemaPath:"#/properties/modules/maxProperties",keyword:"maxProperties",params:{limit: 256},message:"must NOT have more than 256 properties",schema:256,parentSchema:schema206.properties.modules,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
if(Object.keys(data3).length < 1){
const err10 = {instancePath:instancePath+"/modules",schemaPath:"#/properties/modules/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema206.properties.modules,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
for(const key3 in data3){
const _errs14 = errors;
if(typeof key3 === "string"){
if(!pattern64.test(key3)){
const err11 = {instancePath:instancePath+"/modules",schemaPath:"#/properties/modules/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$"+"\"",schema:"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$",parentSchema:schema206.properties.modules.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
var valid5 = _errs14 === errors;
if(!valid5){
const err12 = {instancePath:instancePath+"/modules",schemaPath:"#/properties/modules/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema206.properties.modules.propertyNames,parentSchema:schema206.properties.modules,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
for(const key4 in data3){
let data4 = data3[key4];
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err13 = {instancePath:instancePath+"/modules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/scalar/type",keyword:"type",params:{type: schema37.type},message:"must be string,number,boolean",schema:schema37.type,parentSchema:schema37,data:data4};
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
const err14 = {instancePath:instancePath+"/modules",schemaPath:"#/properties/modules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema206.properties.modules.type,parentSchema:schema206.properties.modules,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema206.type,parentSchema:schema206,data};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
validate129.errors = vErrors;
return errors === 0;
}

const schema217 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["objects"],"properties":{"objects":{"$ref":"#/definitions/text"},"folder":{"title":"RelativePath","type":"string","pattern":"^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$"}}}]};
const pattern65 = new RegExp("^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$", "u");

function validate132(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.objects === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "objects"},message:"must have required property '"+"objects"+"'",schema:schema217.oneOf[1].required,parentSchema:schema217.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((key0 === "objects") || (key0 === "folder"))){
const err3 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema217.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.objects !== undefined){
let data0 = data.objects;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err4 = {instancePath:instancePath+"/objects",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err5 = {instancePath:instancePath+"/objects",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.folder !== undefined){
let data1 = data.folder;
if(typeof data1 === "string"){
if(!pattern65.test(data1)){
const err6 = {instancePath:instancePath+"/folder",schemaPath:"#/oneOf/1/properties/folder/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$"},message:"must match pattern \""+"^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$"+"\"",schema:"^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$",parentSchema:schema217.oneOf[1].properties.folder,data:data1};
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
const err7 = {instancePath:instancePath+"/folder",schemaPath:"#/oneOf/1/properties/folder/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema217.oneOf[1].properties.folder.type,parentSchema:schema217.oneOf[1].properties.folder,data:data1};
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
const err8 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema217.oneOf[1].type,parentSchema:schema217.oneOf[1],data};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
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
const err9 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema217.oneOf,parentSchema:schema217,data};
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
validate132.errors = vErrors;
return errors === 0;
}

const schema220 = {"oneOf":[{"const":true},{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"objects":{"$ref":"#/definitions/text"},"source":{"$ref":"#/definitions/text"},"local-source":{"$ref":"#/definitions/text"},"include":{"$ref":"#/definitions/texts"},"exclude":{"$ref":"#/definitions/texts"},"gcov":{"$ref":"#/definitions/text"}}}]};

function validate134(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(true !== data){
const err0 = {instancePath,schemaPath:"#/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema220.oneOf[0],data};
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
if(typeof data === "string"){
if(func3(data) < 1){
const err1 = {instancePath,schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data};
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
const err2 = {instancePath,schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
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
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err3 = {instancePath,schemaPath:"#/oneOf/2/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema220.oneOf[2],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((((key0 === "objects") || (key0 === "source")) || (key0 === "local-source")) || (key0 === "include")) || (key0 === "exclude")) || (key0 === "gcov"))){
const err4 = {instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema220.oneOf[2],data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.objects !== undefined){
let data0 = data.objects;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err5 = {instancePath:instancePath+"/objects",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err6 = {instancePath:instancePath+"/objects",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.source !== undefined){
let data1 = data.source;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err7 = {instancePath:instancePath+"/source",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err8 = {instancePath:instancePath+"/source",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data["local-source"] !== undefined){
let data2 = data["local-source"];
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err9 = {instancePath:instancePath+"/local-source",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data2};
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
const err10 = {instancePath:instancePath+"/local-source",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data.include !== undefined){
if(!(validate40(data.include, {instancePath:instancePath+"/include",parentData:data,parentDataProperty:"include",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.exclude !== undefined){
if(!(validate40(data.exclude, {instancePath:instancePath+"/exclude",parentData:data,parentDataProperty:"exclude",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.gcov !== undefined){
let data5 = data.gcov;
if(typeof data5 === "string"){
if(func3(data5) < 1){
const err11 = {instancePath:instancePath+"/gcov",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data5};
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
const err12 = {instancePath:instancePath+"/gcov",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data5};
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
const err13 = {instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema220.oneOf[2].type,parentSchema:schema220.oneOf[2],data};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
}
}
if(!valid0){
const err14 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema220.oneOf,parentSchema:schema220,data};
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
validate134.errors = vErrors;
return errors === 0;
}

const schema226 = {"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"tracer":{"title":"TracerName","type":"string","pattern":"^[A-Za-z0-9_-]+$"},"events":{"$ref":"#/definitions/texts"},"filter":{"$ref":"#/definitions/texts"},"buffer":{"$ref":"#/definitions/size"}}}]};
const pattern66 = new RegExp("^[A-Za-z0-9_-]+$", "u");

function validate138(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(true !== data){
const err0 = {instancePath,schemaPath:"#/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema226.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema226.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "tracer") || (key0 === "events")) || (key0 === "filter")) || (key0 === "buffer"))){
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema226.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.tracer !== undefined){
let data0 = data.tracer;
if(typeof data0 === "string"){
if(!pattern66.test(data0)){
const err3 = {instancePath:instancePath+"/tracer",schemaPath:"#/oneOf/1/properties/tracer/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\"",schema:"^[A-Za-z0-9_-]+$",parentSchema:schema226.oneOf[1].properties.tracer,data:data0};
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
const err4 = {instancePath:instancePath+"/tracer",schemaPath:"#/oneOf/1/properties/tracer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema226.oneOf[1].properties.tracer.type,parentSchema:schema226.oneOf[1].properties.tracer,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.events !== undefined){
if(!(validate40(data.events, {instancePath:instancePath+"/events",parentData:data,parentDataProperty:"events",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.filter !== undefined){
if(!(validate40(data.filter, {instancePath:instancePath+"/filter",parentData:data,parentDataProperty:"filter",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.buffer !== undefined){
let data3 = data.buffer;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err5 = {instancePath:instancePath+"/buffer",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data3};
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
const err6 = {instancePath:instancePath+"/buffer",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data3};
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
const err7 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema226.oneOf[1].type,parentSchema:schema226.oneOf[1],data};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
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
const err8 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema226.oneOf,parentSchema:schema226,data};
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
validate138.errors = vErrors;
return errors === 0;
}

const schema228 = {"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"mode":{"enum":["record","stat"]},"events":{"$ref":"#/definitions/texts"},"frequency":{"type":"integer","minimum":1,"maximum":1000000},"call-graph":{"title":"CallGraph","type":"string","pattern":"^(fp|lbr|dwarf(,[0-9]+)?)$"},"scope":{"enum":["system","case"]},"extra-args":{"$ref":"#/definitions/texts"}}}]};
const pattern68 = new RegExp("^(fp|lbr|dwarf(,[0-9]+)?)$", "u");

function validate142(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(true !== data){
const err0 = {instancePath,schemaPath:"#/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema228.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema228.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((((key0 === "mode") || (key0 === "events")) || (key0 === "frequency")) || (key0 === "call-graph")) || (key0 === "scope")) || (key0 === "extra-args"))){
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema228.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.mode !== undefined){
let data0 = data.mode;
if(!((data0 === "record") || (data0 === "stat"))){
const err3 = {instancePath:instancePath+"/mode",schemaPath:"#/oneOf/1/properties/mode/enum",keyword:"enum",params:{allowedValues: schema228.oneOf[1].properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema228.oneOf[1].properties.mode.enum,parentSchema:schema228.oneOf[1].properties.mode,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.events !== undefined){
if(!(validate40(data.events, {instancePath:instancePath+"/events",parentData:data,parentDataProperty:"events",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.frequency !== undefined){
let data2 = data.frequency;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/frequency",schemaPath:"#/oneOf/1/properties/frequency/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema228.oneOf[1].properties.frequency.type,parentSchema:schema228.oneOf[1].properties.frequency,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1000000 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/frequency",schemaPath:"#/oneOf/1/properties/frequency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema228.oneOf[1].properties.frequency,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(data2 < 1 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/frequency",schemaPath:"#/oneOf/1/properties/frequency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema228.oneOf[1].properties.frequency,data:data2};
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
if(data["call-graph"] !== undefined){
let data3 = data["call-graph"];
if(typeof data3 === "string"){
if(!pattern68.test(data3)){
const err7 = {instancePath:instancePath+"/call-graph",schemaPath:"#/oneOf/1/properties/call-graph/pattern",keyword:"pattern",params:{pattern: "^(fp|lbr|dwarf(,[0-9]+)?)$"},message:"must match pattern \""+"^(fp|lbr|dwarf(,[0-9]+)?)$"+"\"",schema:"^(fp|lbr|dwarf(,[0-9]+)?)$",parentSchema:schema228.oneOf[1].properties["call-graph"],data:data3};
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
const err8 = {instancePath:instancePath+"/call-graph",schemaPath:"#/oneOf/1/properties/call-graph/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema228.oneOf[1].properties["call-graph"].type,parentSchema:schema228.oneOf[1].properties["call-graph"],data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.scope !== undefined){
let data4 = data.scope;
if(!((data4 === "system") || (data4 === "case"))){
const err9 = {instancePath:instancePath+"/scope",schemaPath:"#/oneOf/1/properties/scope/enum",keyword:"enum",params:{allowedValues: schema228.oneOf[1].properties.scope.enum},message:"must be equal to one of the allowed values",schema:schema228.oneOf[1].properties.scope.enum,parentSchema:schema228.oneOf[1].properties.scope,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
if(data["extra-args"] !== undefined){
if(!(validate40(data["extra-args"], {instancePath:instancePath+"/extra-args",parentData:data,parentDataProperty:"extra-args",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema228.oneOf[1].type,parentSchema:schema228.oneOf[1],data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
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
const err11 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema228.oneOf,parentSchema:schema228,data};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
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
validate142.errors = vErrors;
return errors === 0;
}

const schema229 = {"type":"object","additionalProperties":false,"required":["name","run"],"properties":{"name":{"$ref":"#/definitions/name"},"run":{"$ref":"#/definitions/text"},"every":{"$ref":"#/definitions/duration"},"check":{"$ref":"#/definitions/text"}}};

function validate146(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema229.required,parentSchema:schema229,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.run === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "run"},message:"must have required property '"+"run"+"'",schema:schema229.required,parentSchema:schema229,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "run")) || (key0 === "every")) || (key0 === "check"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema229,data};
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
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern11.test(data0)){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:data0};
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
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:data0};
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
let data1 = data.run;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err5 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err6 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.every !== undefined){
let data2 = data.every;
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
const err7 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data2};
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
const err8 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.check !== undefined){
let data3 = data.check;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err9 = {instancePath:instancePath+"/check",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data3};
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
const err10 = {instancePath:instancePath+"/check",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data3};
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
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema229.type,parentSchema:schema229,data};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
validate146.errors = vErrors;
return errors === 0;
}

const schema235 = {"type":"object","additionalProperties":false,"properties":{"afl":{"$ref":"#/definitions/text"},"libfuzzer":{"$ref":"#/definitions/text"},"syzkaller":{"$ref":"#/definitions/text"},"command":{"$ref":"#/definitions/text"},"corpus":{"$ref":"#/definitions/text"},"dictionary":{"$ref":"#/definitions/text"},"budget":{"$ref":"#/definitions/duration"},"args":{"$ref":"#/definitions/texts"},"findings":{"$ref":"#/definitions/texts"},"fail-on-finding":{"type":"boolean"}}};

function validate148(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema235.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema235,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
if(data.afl !== undefined){
let data0 = data.afl;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err1 = {instancePath:instancePath+"/afl",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err2 = {instancePath:instancePath+"/afl",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.libfuzzer !== undefined){
let data1 = data.libfuzzer;
if(typeof data1 === "string"){
if(func3(data1) < 1){
const err3 = {instancePath:instancePath+"/libfuzzer",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data1};
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
const err4 = {instancePath:instancePath+"/libfuzzer",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.syzkaller !== undefined){
let data2 = data.syzkaller;
if(typeof data2 === "string"){
if(func3(data2) < 1){
const err5 = {instancePath:instancePath+"/syzkaller",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data2};
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
const err6 = {instancePath:instancePath+"/syzkaller",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.command !== undefined){
let data3 = data.command;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err7 = {instancePath:instancePath+"/command",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data3};
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
const err8 = {instancePath:instancePath+"/command",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.corpus !== undefined){
let data4 = data.corpus;
if(typeof data4 === "string"){
if(func3(data4) < 1){
const err9 = {instancePath:instancePath+"/corpus",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data4};
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
const err10 = {instancePath:instancePath+"/corpus",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data.dictionary !== undefined){
let data5 = data.dictionary;
if(typeof data5 === "string"){
if(func3(data5) < 1){
const err11 = {instancePath:instancePath+"/dictionary",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data5};
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
const err12 = {instancePath:instancePath+"/dictionary",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
if(data.budget !== undefined){
let data6 = data.budget;
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err13 = {instancePath:instancePath+"/budget",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data6};
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
const err14 = {instancePath:instancePath+"/budget",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data.args !== undefined){
if(!(validate40(data.args, {instancePath:instancePath+"/args",parentData:data,parentDataProperty:"args",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.findings !== undefined){
if(!(validate40(data.findings, {instancePath:instancePath+"/findings",parentData:data,parentDataProperty:"findings",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data["fail-on-finding"] !== undefined){
let data9 = data["fail-on-finding"];
if(typeof data9 !== "boolean"){
const err15 = {instancePath:instancePath+"/fail-on-finding",schemaPath:"#/properties/fail-on-finding/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema235.properties["fail-on-finding"].type,parentSchema:schema235.properties["fail-on-finding"],data:data9};
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
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema235.type,parentSchema:schema235,data};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
validate148.errors = vErrors;
return errors === 0;
}

const schema244 = {"type":"object","additionalProperties":false,"required":["run"],"properties":{"run":{"$ref":"#/definitions/text"},"budget":{"$ref":"#/definitions/duration"},"finding":{"$ref":"#/definitions/regex"},"reports":{"$ref":"#/definitions/texts"},"fail-on-finding":{"type":"boolean"}}};

function validate152(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.run === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "run"},message:"must have required property '"+"run"+"'",schema:schema244.required,parentSchema:schema244,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((((key0 === "run") || (key0 === "budget")) || (key0 === "finding")) || (key0 === "reports")) || (key0 === "fail-on-finding"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema244,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.run !== undefined){
let data0 = data.run;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err2 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data0};
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
const err3 = {instancePath:instancePath+"/run",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.budget !== undefined){
let data1 = data.budget;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err4 = {instancePath:instancePath+"/budget",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data1};
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
const err5 = {instancePath:instancePath+"/budget",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.finding !== undefined){
let data2 = data.finding;
if(typeof data2 === "string"){
if(func3(data2) > 1000){
const err6 = {instancePath:instancePath+"/finding",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
if(func3(data2) < 1){
const err7 = {instancePath:instancePath+"/finding",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data2};
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
const err8 = {instancePath:instancePath+"/finding",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.reports !== undefined){
if(!(validate40(data.reports, {instancePath:instancePath+"/reports",parentData:data,parentDataProperty:"reports",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data["fail-on-finding"] !== undefined){
let data4 = data["fail-on-finding"];
if(typeof data4 !== "boolean"){
const err9 = {instancePath:instancePath+"/fail-on-finding",schemaPath:"#/properties/fail-on-finding/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema244.properties["fail-on-finding"].type,parentSchema:schema244.properties["fail-on-finding"],data:data4};
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
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema244.type,parentSchema:schema244,data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
validate152.errors = vErrors;
return errors === 0;
}


function validate125(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema199,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema199.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema199,data};
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
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema199.properties.description.type,parentSchema:schema199.properties.description,data:data0};
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
if(data.optional !== undefined){
let data5 = data.optional;
if(typeof data5 !== "boolean"){
const err9 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema199.properties.optional.type,parentSchema:schema199.properties.optional,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
if(data["when-lost"] !== undefined){
let data6 = data["when-lost"];
if(!((data6 === "mark") || (data6 === "fail"))){
const err10 = {instancePath:instancePath+"/when-lost",schemaPath:"#/properties/when-lost/enum",keyword:"enum",params:{allowedValues: schema199.properties["when-lost"].enum},message:"must be equal to one of the allowed values",schema:schema199.properties["when-lost"].enum,parentSchema:schema199.properties["when-lost"],data:data6};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data["kernel-config"] !== undefined){
if(!(validate127(data["kernel-config"], {instancePath:instancePath+"/kernel-config",parentData:data,parentDataProperty:"kernel-config",rootData}))){
vErrors = vErrors === null ? validate127.errors : append(vErrors, validate127.errors);
errors = vErrors.length;
}
}
if(data["kernel-parameters"] !== undefined){
if(!(validate129(data["kernel-parameters"], {instancePath:instancePath+"/kernel-parameters",parentData:data,parentDataProperty:"kernel-parameters",rootData}))){
vErrors = vErrors === null ? validate129.errors : append(vErrors, validate129.errors);
errors = vErrors.length;
}
}
if(data.kasan !== undefined){
let data9 = data.kasan;
const _errs21 = errors;
let valid5 = false;
let passing0 = null;
const _errs22 = errors;
if(true !== data9){
const err11 = {instancePath:instancePath+"/kasan",schemaPath:"#/definitions/sanitizer/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema210.oneOf[0],data:data9};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
var _valid0 = _errs22 === errors;
if(_valid0){
valid5 = true;
passing0 = 0;
}
const _errs23 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.provoke === undefined){
const err12 = {instancePath:instancePath+"/kasan",schemaPath:"#/definitions/sanitizer/oneOf/1/required",keyword:"required",params:{missingProperty: "provoke"},message:"must have required property '"+"provoke"+"'",schema:schema210.oneOf[1].required,parentSchema:schema210.oneOf[1],data:data9};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
for(const key1 in data9){
if(!(key1 === "provoke")){
const err13 = {instancePath:instancePath+"/kasan",schemaPath:"#/definitions/sanitizer/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema210.oneOf[1],data:data9};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
if(data9.provoke !== undefined){
let data10 = data9.provoke;
if(typeof data10 !== "boolean"){
const err14 = {instancePath:instancePath+"/kasan/provoke",schemaPath:"#/definitions/sanitizer/oneOf/1/properties/provoke/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema210.oneOf[1].properties.provoke.type,parentSchema:schema210.oneOf[1].properties.provoke,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/kasan",schemaPath:"#/definitions/sanitizer/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema210.oneOf[1].type,parentSchema:schema210.oneOf[1],data:data9};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
var _valid0 = _errs23 === errors;
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
const err16 = {instancePath:instancePath+"/kasan",schemaPath:"#/definitions/sanitizer/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema210.oneOf,parentSchema:schema210,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
}
if(data.kcsan !== undefined){
let data11 = data.kcsan;
const _errs30 = errors;
let valid8 = false;
let passing1 = null;
const _errs31 = errors;
if(true !== data11){
const err17 = {instancePath:instancePath+"/kcsan",schemaPath:"#/definitions/sanitizer/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema210.oneOf[0],data:data11};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
var _valid1 = _errs31 === errors;
if(_valid1){
valid8 = true;
passing1 = 0;
}
const _errs32 = errors;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.provoke === undefined){
const err18 = {instancePath:instancePath+"/kcsan",schemaPath:"#/definitions/sanitizer/oneOf/1/required",keyword:"required",params:{missingProperty: "provoke"},message:"must have required property '"+"provoke"+"'",schema:schema210.oneOf[1].required,parentSchema:schema210.oneOf[1],data:data11};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
for(const key2 in data11){
if(!(key2 === "provoke")){
const err19 = {instancePath:instancePath+"/kcsan",schemaPath:"#/definitions/sanitizer/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema210.oneOf[1],data:data11};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
}
if(data11.provoke !== undefined){
let data12 = data11.provoke;
if(typeof data12 !== "boolean"){
const err20 = {instancePath:instancePath+"/kcsan/provoke",schemaPath:"#/definitions/sanitizer/oneOf/1/properties/provoke/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema210.oneOf[1].properties.provoke.type,parentSchema:schema210.oneOf[1].properties.provoke,data:data12};
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
const err21 = {instancePath:instancePath+"/kcsan",schemaPath:"#/definitions/sanitizer/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema210.oneOf[1].type,parentSchema:schema210.oneOf[1],data:data11};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
var _valid1 = _errs32 === errors;
if(_valid1 && valid8){
valid8 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid8 = true;
passing1 = 1;
}
}
if(!valid8){
const err22 = {instancePath:instancePath+"/kcsan",schemaPath:"#/definitions/sanitizer/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema210.oneOf,parentSchema:schema210,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
}
if(data.ktsan !== undefined){
let data13 = data.ktsan;
const _errs39 = errors;
let valid11 = false;
let passing2 = null;
const _errs40 = errors;
if(true !== data13){
const err23 = {instancePath:instancePath+"/ktsan",schemaPath:"#/definitions/sanitizer/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema210.oneOf[0],data:data13};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
var _valid2 = _errs40 === errors;
if(_valid2){
valid11 = true;
passing2 = 0;
}
const _errs41 = errors;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.provoke === undefined){
const err24 = {instancePath:instancePath+"/ktsan",schemaPath:"#/definitions/sanitizer/oneOf/1/required",keyword:"required",params:{missingProperty: "provoke"},message:"must have required property '"+"provoke"+"'",schema:schema210.oneOf[1].required,parentSchema:schema210.oneOf[1],data:data13};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
for(const key3 in data13){
if(!(key3 === "provoke")){
const err25 = {instancePath:instancePath+"/ktsan",schemaPath:"#/definitions/sanitizer/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema210.oneOf[1],data:data13};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
}
if(data13.provoke !== undefined){
let data14 = data13.provoke;
if(typeof data14 !== "boolean"){
const err26 = {instancePath:instancePath+"/ktsan/provoke",schemaPath:"#/definitions/sanitizer/oneOf/1/properties/provoke/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema210.oneOf[1].properties.provoke.type,parentSchema:schema210.oneOf[1].properties.provoke,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
}
}
else {
const err27 = {instancePath:instancePath+"/ktsan",schemaPath:"#/definitions/sanitizer/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema210.oneOf[1].type,parentSchema:schema210.oneOf[1],data:data13};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
var _valid2 = _errs41 === errors;
if(_valid2 && valid11){
valid11 = false;
passing2 = [passing2, 1];
}
else {
if(_valid2){
valid11 = true;
passing2 = 1;
}
}
if(!valid11){
const err28 = {instancePath:instancePath+"/ktsan",schemaPath:"#/definitions/sanitizer/oneOf",keyword:"oneOf",params:{passingSchemas: passing2},message:"must match exactly one schema in oneOf",schema:schema210.oneOf,parentSchema:schema210,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
else {
errors = _errs39;
if(vErrors !== null){
if(_errs39){
vErrors.length = _errs39;
}
else {
vErrors = null;
}
}
}
}
if(data.lockdep !== undefined){
let data15 = data.lockdep;
const _errs48 = errors;
let valid14 = false;
let passing3 = null;
const _errs49 = errors;
if(true !== data15){
const err29 = {instancePath:instancePath+"/lockdep",schemaPath:"#/definitions/sanitizer/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema210.oneOf[0],data:data15};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
var _valid3 = _errs49 === errors;
if(_valid3){
valid14 = true;
passing3 = 0;
}
const _errs50 = errors;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.provoke === undefined){
const err30 = {instancePath:instancePath+"/lockdep",schemaPath:"#/definitions/sanitizer/oneOf/1/required",keyword:"required",params:{missingProperty: "provoke"},message:"must have required property '"+"provoke"+"'",schema:schema210.oneOf[1].required,parentSchema:schema210.oneOf[1],data:data15};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
for(const key4 in data15){
if(!(key4 === "provoke")){
const err31 = {instancePath:instancePath+"/lockdep",schemaPath:"#/definitions/sanitizer/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema210.oneOf[1],data:data15};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
}
errors = vErrors.length;
}
}
if(data15.provoke !== undefined){
let data16 = data15.provoke;
if(typeof data16 !== "boolean"){
const err32 = {instancePath:instancePath+"/lockdep/provoke",schemaPath:"#/definitions/sanitizer/oneOf/1/properties/provoke/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema210.oneOf[1].properties.provoke.type,parentSchema:schema210.oneOf[1].properties.provoke,data:data16};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
}
}
else {
const err33 = {instancePath:instancePath+"/lockdep",schemaPath:"#/definitions/sanitizer/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema210.oneOf[1].type,parentSchema:schema210.oneOf[1],data:data15};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
var _valid3 = _errs50 === errors;
if(_valid3 && valid14){
valid14 = false;
passing3 = [passing3, 1];
}
else {
if(_valid3){
valid14 = true;
passing3 = 1;
}
}
if(!valid14){
const err34 = {instancePath:instancePath+"/lockdep",schemaPath:"#/definitions/sanitizer/oneOf",keyword:"oneOf",params:{passingSchemas: passing3},message:"must match exactly one schema in oneOf",schema:schema210.oneOf,parentSchema:schema210,data:data15};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
else {
errors = _errs48;
if(vErrors !== null){
if(_errs48){
vErrors.length = _errs48;
}
else {
vErrors = null;
}
}
}
}
if(data.kmemleak !== undefined){
let data17 = data.kmemleak;
const _errs57 = errors;
let valid17 = false;
let passing4 = null;
const _errs58 = errors;
if(true !== data17){
const err35 = {instancePath:instancePath+"/kmemleak",schemaPath:"#/definitions/sanitizer/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema210.oneOf[0],data:data17};
if(vErrors === null){
vErrors = [err35];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err35);
}
errors = vErrors.length;
}
var _valid4 = _errs58 === errors;
if(_valid4){
valid17 = true;
passing4 = 0;
}
const _errs59 = errors;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.provoke === undefined){
const err36 = {instancePath:instancePath+"/kmemleak",schemaPath:"#/definitions/sanitizer/oneOf/1/required",keyword:"required",params:{missingProperty: "provoke"},message:"must have required property '"+"provoke"+"'",schema:schema210.oneOf[1].required,parentSchema:schema210.oneOf[1],data:data17};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
for(const key5 in data17){
if(!(key5 === "provoke")){
const err37 = {instancePath:instancePath+"/kmemleak",schemaPath:"#/definitions/sanitizer/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema210.oneOf[1],data:data17};
if(vErrors === null){
vErrors = [err37];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err37);
}
errors = vErrors.length;
}
}
if(data17.provoke !== undefined){
let data18 = data17.provoke;
if(typeof data18 !== "boolean"){
const err38 = {instancePath:instancePath+"/kmemleak/provoke",schemaPath:"#/definitions/sanitizer/oneOf/1/properties/provoke/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema210.oneOf[1].properties.provoke.type,parentSchema:schema210.oneOf[1].properties.provoke,data:data18};
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
const err39 = {instancePath:instancePath+"/kmemleak",schemaPath:"#/definitions/sanitizer/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema210.oneOf[1].type,parentSchema:schema210.oneOf[1],data:data17};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
var _valid4 = _errs59 === errors;
if(_valid4 && valid17){
valid17 = false;
passing4 = [passing4, 1];
}
else {
if(_valid4){
valid17 = true;
passing4 = 1;
}
}
if(!valid17){
const err40 = {instancePath:instancePath+"/kmemleak",schemaPath:"#/definitions/sanitizer/oneOf",keyword:"oneOf",params:{passingSchemas: passing4},message:"must match exactly one schema in oneOf",schema:schema210.oneOf,parentSchema:schema210,data:data17};
if(vErrors === null){
vErrors = [err40];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err40);
}
errors = vErrors.length;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
}
if(data.ubsan !== undefined){
let data19 = data.ubsan;
const _errs66 = errors;
let valid20 = false;
let passing5 = null;
const _errs67 = errors;
if(true !== data19){
const err41 = {instancePath:instancePath+"/ubsan",schemaPath:"#/definitions/sanitizer/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema210.oneOf[0],data:data19};
if(vErrors === null){
vErrors = [err41];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err41);
}
errors = vErrors.length;
}
var _valid5 = _errs67 === errors;
if(_valid5){
valid20 = true;
passing5 = 0;
}
const _errs68 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.provoke === undefined){
const err42 = {instancePath:instancePath+"/ubsan",schemaPath:"#/definitions/sanitizer/oneOf/1/required",keyword:"required",params:{missingProperty: "provoke"},message:"must have required property '"+"provoke"+"'",schema:schema210.oneOf[1].required,parentSchema:schema210.oneOf[1],data:data19};
if(vErrors === null){
vErrors = [err42];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err42);
}
errors = vErrors.length;
}
for(const key6 in data19){
if(!(key6 === "provoke")){
const err43 = {instancePath:instancePath+"/ubsan",schemaPath:"#/definitions/sanitizer/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema210.oneOf[1],data:data19};
if(vErrors === null){
vErrors = [err43];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err43);
}
errors = vErrors.length;
}
}
if(data19.provoke !== undefined){
let data20 = data19.provoke;
if(typeof data20 !== "boolean"){
const err44 = {instancePath:instancePath+"/ubsan/provoke",schemaPath:"#/definitions/sanitizer/oneOf/1/properties/provoke/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema210.oneOf[1].properties.provoke.type,parentSchema:schema210.oneOf[1].properties.provoke,data:data20};
if(vErrors === null){
vErrors = [err44];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err44);
}
errors = vErrors.length;
}
}
}
else {
const err45 = {instancePath:instancePath+"/ubsan",schemaPath:"#/definitions/sanitizer/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema210.oneOf[1].type,parentSchema:schema210.oneOf[1],data:data19};
if(vErrors === null){
vErrors = [err45];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err45);
}
errors = vErrors.length;
}
var _valid5 = _errs68 === errors;
if(_valid5 && valid20){
valid20 = false;
passing5 = [passing5, 1];
}
else {
if(_valid5){
valid20 = true;
passing5 = 1;
}
}
if(!valid20){
const err46 = {instancePath:instancePath+"/ubsan",schemaPath:"#/definitions/sanitizer/oneOf",keyword:"oneOf",params:{passingSchemas: passing5},message:"must match exactly one schema in oneOf",schema:schema210.oneOf,parentSchema:schema210,data:data19};
if(vErrors === null){
vErrors = [err46];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err46);
}
errors = vErrors.length;
}
else {
errors = _errs66;
if(vErrors !== null){
if(_errs66){
vErrors.length = _errs66;
}
else {
vErrors = null;
}
}
}
}
if(data.kfence !== undefined){
let data21 = data.kfence;
const _errs75 = errors;
let valid23 = false;
let passing6 = null;
const _errs76 = errors;
if(true !== data21){
const err47 = {instancePath:instancePath+"/kfence",schemaPath:"#/definitions/sanitizer/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema210.oneOf[0],data:data21};
if(vErrors === null){
vErrors = [err47];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err47);
}
errors = vErrors.length;
}
var _valid6 = _errs76 === errors;
if(_valid6){
valid23 = true;
passing6 = 0;
}
const _errs77 = errors;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.provoke === undefined){
const err48 = {instancePath:instancePath+"/kfence",schemaPath:"#/definitions/sanitizer/oneOf/1/required",keyword:"required",params:{missingProperty: "provoke"},message:"must have required property '"+"provoke"+"'",schema:schema210.oneOf[1].required,parentSchema:schema210.oneOf[1],data:data21};
if(vErrors === null){
vErrors = [err48];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err48);
}
errors = vErrors.length;
}
for(const key7 in data21){
if(!(key7 === "provoke")){
const err49 = {instancePath:instancePath+"/kfence",schemaPath:"#/definitions/sanitizer/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema210.oneOf[1],data:data21};
if(vErrors === null){
vErrors = [err49];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err49);
}
errors = vErrors.length;
}
}
if(data21.provoke !== undefined){
let data22 = data21.provoke;
if(typeof data22 !== "boolean"){
const err50 = {instancePath:instancePath+"/kfence/provoke",schemaPath:"#/definitions/sanitizer/oneOf/1/properties/provoke/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema210.oneOf[1].properties.provoke.type,parentSchema:schema210.oneOf[1].properties.provoke,data:data22};
if(vErrors === null){
vErrors = [err50];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err50);
}
errors = vErrors.length;
}
}
}
else {
const err51 = {instancePath:instancePath+"/kfence",schemaPath:"#/definitions/sanitizer/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema210.oneOf[1].type,parentSchema:schema210.oneOf[1],data:data21};
if(vErrors === null){
vErrors = [err51];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err51);
}
errors = vErrors.length;
}
var _valid6 = _errs77 === errors;
if(_valid6 && valid23){
valid23 = false;
passing6 = [passing6, 1];
}
else {
if(_valid6){
valid23 = true;
passing6 = 1;
}
}
if(!valid23){
const err52 = {instancePath:instancePath+"/kfence",schemaPath:"#/definitions/sanitizer/oneOf",keyword:"oneOf",params:{passingSchemas: passing6},message:"must match exactly one schema in oneOf",schema:schema210.oneOf,parentSchema:schema210,data:data21};
if(vErrors === null){
vErrors = [err52];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err52);
}
errors = vErrors.length;
}
else {
errors = _errs75;
if(vErrors !== null){
if(_errs75){
vErrors.length = _errs75;
}
else {
vErrors = null;
}
}
}
}
if(data.kcov !== undefined){
let data23 = data.kcov;
if(true !== data23){
const err53 = {instancePath:instancePath+"/kcov",schemaPath:"#/properties/kcov/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema199.properties.kcov,data:data23};
if(vErrors === null){
vErrors = [err53];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err53);
}
errors = vErrors.length;
}
}
if(data["kernel-gcov"] !== undefined){
if(!(validate132(data["kernel-gcov"], {instancePath:instancePath+"/kernel-gcov",parentData:data,parentDataProperty:"kernel-gcov",rootData}))){
vErrors = vErrors === null ? validate132.errors : append(vErrors, validate132.errors);
errors = vErrors.length;
}
}
if(data.gcov !== undefined){
if(!(validate134(data.gcov, {instancePath:instancePath+"/gcov",parentData:data,parentDataProperty:"gcov",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
if(data.ftrace !== undefined){
if(!(validate138(data.ftrace, {instancePath:instancePath+"/ftrace",parentData:data,parentDataProperty:"ftrace",rootData}))){
vErrors = vErrors === null ? validate138.errors : append(vErrors, validate138.errors);
errors = vErrors.length;
}
}
if(data.perf !== undefined){
if(!(validate142(data.perf, {instancePath:instancePath+"/perf",parentData:data,parentDataProperty:"perf",rootData}))){
vErrors = vErrors === null ? validate142.errors : append(vErrors, validate142.errors);
errors = vErrors.length;
}
}
if(data.monitors !== undefined){
let data28 = data.monitors;
if(Array.isArray(data28)){
if(data28.length > 64){
const err54 = {instancePath:instancePath+"/monitors",schemaPath:"#/properties/monitors/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema199.properties.monitors,data:data28};
if(vErrors === null){
vErrors = [err54];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err54);
}
errors = vErrors.length;
}
if(data28.length < 1){
const err55 = {instancePath:instancePath+"/monitors",schemaPath:"#/properties/monitors/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema199.properties.monitors,data:data28};
if(vErrors === null){
vErrors = [err55];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err55);
}
errors = vErrors.length;
}
const len0 = data28.length;
for(let i0=0; i0<len0; i0++){
if(!(validate146(data28[i0], {instancePath:instancePath+"/monitors/" + i0,parentData:data28,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate146.errors : append(vErrors, validate146.errors);
errors = vErrors.length;
}
}
}
else {
const err56 = {instancePath:instancePath+"/monitors",schemaPath:"#/properties/monitors/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema199.properties.monitors.type,parentSchema:schema199.properties.monitors,data:data28};
if(vErrors === null){
vErrors = [err56];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err56);
}
errors = vErrors.length;
}
}
if(data.fuzz !== undefined){
let data30 = data.fuzz;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(Object.keys(data30).length > 64){
const err57 = {instancePath:instancePath+"/fuzz",schemaPath:"#/properties/fuzz/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema199.properties.fuzz,data:data30};
if(vErrors === null){
vErrors = [err57];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err57);
}
errors = vErrors.length;
}
if(Object.keys(data30).length < 1){
const err58 = {instancePath:instancePath+"/fuzz",schemaPath:"#/properties/fuzz/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema199.properties.fuzz,data:data30};
if(vErrors === null){
vErrors = [err58];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err58);
}
errors = vErrors.length;
}
for(const key8 in data30){
const _errs92 = errors;
if(typeof key8 === "string"){
if(!pattern11.test(key8)){
const err59 = {instancePath:instancePath+"/fuzz",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key8,propertyName:key8};
if(vErrors === null){
vErrors = [err59];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err59);
}
errors = vErrors.length;
}
}
else {
const err60 = {instancePath:instancePath+"/fuzz",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key8,propertyName:key8};
if(vErrors === null){
vErrors = [err60];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err60);
}
errors = vErrors.length;
}
var valid27 = _errs92 === errors;
if(!valid27){
const err61 = {instancePath:instancePath+"/fuzz",schemaPath:"#/properties/fuzz/propertyNames",keyword:"propertyNames",params:{propertyName: key8},message:"property name must be valid",schema:schema199.properties.fuzz.propertyNames,parentSchema:schema199.properties.fuzz,data:data30};
if(vErrors === null){
vErrors = [err61];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err61);
}
errors = vErrors.length;
}
}
for(const key9 in data30){
if(!(validate148(data30[key9], {instancePath:instancePath+"/fuzz/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data30,parentDataProperty:key9,rootData}))){
vErrors = vErrors === null ? validate148.errors : append(vErrors, validate148.errors);
errors = vErrors.length;
}
}
}
else {
const err62 = {instancePath:instancePath+"/fuzz",schemaPath:"#/properties/fuzz/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema199.properties.fuzz.type,parentSchema:schema199.properties.fuzz,data:data30};
if(vErrors === null){
vErrors = [err62];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err62);
}
errors = vErrors.length;
}
}
if(data.scan !== undefined){
let data32 = data.scan;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(Object.keys(data32).length > 64){
const err63 = {instancePath:instancePath+"/scan",schemaPath:"#/properties/scan/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema199.properties.scan,data:data32};
if(vErrors === null){
vErrors = [err63];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err63);
}
errors = vErrors.length;
}
if(Object.keys(data32).length < 1){
const err64 = {instancePath:instancePath+"/scan",schemaPath:"#/properties/scan/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema199.properties.scan,data:data32};
if(vErrors === null){
vErrors = [err64];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err64);
}
errors = vErrors.length;
}
for(const key10 in data32){
const _errs99 = errors;
if(typeof key10 === "string"){
if(!pattern11.test(key10)){
const err65 = {instancePath:instancePath+"/scan",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key10,propertyName:key10};
if(vErrors === null){
vErrors = [err65];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err65);
}
errors = vErrors.length;
}
}
else {
const err66 = {instancePath:instancePath+"/scan",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key10,propertyName:key10};
if(vErrors === null){
vErrors = [err66];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err66);
}
errors = vErrors.length;
}
var valid30 = _errs99 === errors;
if(!valid30){
const err67 = {instancePath:instancePath+"/scan",schemaPath:"#/properties/scan/propertyNames",keyword:"propertyNames",params:{propertyName: key10},message:"property name must be valid",schema:schema199.properties.scan.propertyNames,parentSchema:schema199.properties.scan,data:data32};
if(vErrors === null){
vErrors = [err67];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err67);
}
errors = vErrors.length;
}
}
for(const key11 in data32){
if(!(validate152(data32[key11], {instancePath:instancePath+"/scan/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data32,parentDataProperty:key11,rootData}))){
vErrors = vErrors === null ? validate152.errors : append(vErrors, validate152.errors);
errors = vErrors.length;
}
}
}
else {
const err68 = {instancePath:instancePath+"/scan",schemaPath:"#/properties/scan/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema199.properties.scan.type,parentSchema:schema199.properties.scan,data:data32};
if(vErrors === null){
vErrors = [err68];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err68);
}
errors = vErrors.length;
}
}
}
else {
const err69 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema199.type,parentSchema:schema199,data};
if(vErrors === null){
vErrors = [err69];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err69);
}
errors = vErrors.length;
}
validate125.errors = vErrors;
return errors === 0;
}

const schema249 = {"type":"object","additionalProperties":false,"required":["steps"],"properties":{"description":{"type":"string"},"environment":{"$ref":"#/definitions/names"},"tags":{"type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}},"needs":{"$ref":"#/definitions/names"},"matrix":{"$ref":"#/definitions/matrix"},"artifacts":{"$ref":"#/definitions/names"},"instrumentation":{"$ref":"#/definitions/names"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"resources":{"$ref":"#/definitions/resources"},"namespaces":{"$ref":"#/definitions/namespaces"},"requires":{"type":"object","additionalProperties":false,"properties":{"tools":{"$ref":"#/definitions/texts"},"kernel":{"$ref":"#/definitions/kernel-range"},"commands":{"$ref":"#/definitions/texts"},"otherwise":{"enum":["skip","error"]}}},"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"},"steps":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/step"}},"metrics":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/metric"}},"capture":{"$ref":"#/definitions/capture"},"console":{"$ref":"#/definitions/scenario-console"},"xfail":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"$ref":"#/definitions/text"},"strict":{"type":"boolean"}}}]},"quarantine":{"type":"object","additionalProperties":false,"required":["reason","until"],"properties":{"reason":{"$ref":"#/definitions/text"},"until":{"title":"Date","type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"}}}}};
const schema258 = {"type":"array","uniqueItems":true,"items":{"type":"string","enum":["pid","network","mount","ipc","uts","user"]}};
const schema310 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"min":{"type":"number"},"max":{"type":"number"},"regression":{"title":"Percentage","type":"string","pattern":"^\\d+(\\.\\d+)?%$"},"better":{"enum":["lower","higher"]},"required":{"type":"boolean"}}};
const schema251 = {"type":"object","properties":{"include":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}},"exclude":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}},"propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":["string","number","boolean"],"$ref":"#/definitions/scalar"}}};

function validate159(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema251.propertyNames,parentSchema:schema251,data};
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
const err3 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema251.additionalProperties,data:data0};
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
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/additionalProperties/items/type",keyword:"type",params:{type: schema251.additionalProperties.items.type},message:"must be string,number,boolean",schema:schema251.additionalProperties.items.type,parentSchema:schema251.additionalProperties.items,data:data1};
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
const err6 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema251.additionalProperties,data:data0};
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
const err7 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema251.additionalProperties.type,parentSchema:schema251.additionalProperties,data:data0};
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
const err8 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema251.properties.include.items,data:data3};
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
const err11 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema251.properties.include.items.propertyNames,parentSchema:schema251.properties.include.items,data:data3};
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
const err13 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema251.properties.include.items.type,parentSchema:schema251.properties.include.items,data:data3};
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
const err14 = {instancePath:instancePath+"/include",schemaPath:"#/properties/include/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema251.properties.include.type,parentSchema:schema251.properties.include,data:data2};
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
const err15 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema251.properties.exclude.items,data:data6};
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
const err18 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid",schema:schema251.properties.exclude.items.propertyNames,parentSchema:schema251.properties.exclude.items,data:data6};
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
const err20 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema251.properties.exclude.items.type,parentSchema:schema251.properties.exclude.items,data:data6};
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
const err21 = {instancePath:instancePath+"/exclude",schemaPath:"#/properties/exclude/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema251.properties.exclude.type,parentSchema:schema251.properties.exclude,data:data5};
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
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema251.type,parentSchema:schema251,data};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
validate159.errors = vErrors;
return errors === 0;
}

const schema266 = {"type":"object","additionalProperties":false,"properties":{"id":{"title":"StepId","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},"name":{"$ref":"#/definitions/text"},"run":{"$ref":"#/definitions/text"},"until":{"$ref":"#/definitions/text"},"watch":{"$ref":"#/definitions/text"},"wait":{"$ref":"#/definitions/name"},"stop":{"$ref":"#/definitions/name"},"checkpoint":{"$ref":"#/definitions/name"},"restore":{"$ref":"#/definitions/name"},"reboot":{"enum":["guest","reset",true]},"network":{"enum":["down","up"]},"attach-disk":{"$ref":"#/definitions/disk"},"detach-disk":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"nmi":{"const":true},"sysrq":{"title":"SysrqKey","type":"string","pattern":"^[b-z0-9]$"},"dump-memory":{"title":"FileName","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"stdin":{"type":"string"},"timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"if":{"type":["string","boolean"]},"continue-on-error":{"type":"boolean"},"background":{"type":"boolean"},"resources":{"$ref":"#/definitions/resources"},"namespaces":{"$ref":"#/definitions/namespaces"},"ready":{"$ref":"#/definitions/ready"},"expect":{"$ref":"#/definitions/expect"},"every":{"$ref":"#/definitions/duration"},"states":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/state"}},"outputs":{"type":"object","propertyNames":{"$ref":"#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/output"}},"results":{"$ref":"#/definitions/results"}}};
const pattern85 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]{0,99}$", "u");
const pattern91 = new RegExp("^[b-z0-9]$", "u");
const pattern92 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$", "u");
const pattern93 = new RegExp("^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$", "u");
const schema280 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"command":{"$ref":"#/definitions/text"},"tcp":{"oneOf":[{"type":"integer","minimum":1,"maximum":65535},{"$ref":"#/definitions/text"}]},"http":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"output":{"$ref":"#/definitions/regex"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"}}};

function validate177(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema280,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema280,data};
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
const err4 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema280.properties.tcp.oneOf[0].type,parentSchema:schema280.properties.tcp.oneOf[0],data:data1};
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
const err5 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema280.properties.tcp.oneOf[0],data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(data1 < 1 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema280.properties.tcp.oneOf[0],data:data1};
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
const err9 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema280.properties.tcp.oneOf,parentSchema:schema280.properties.tcp,data:data1};
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
const err14 = {instancePath:instancePath+"/output",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
if(func3(data4) < 1){
const err15 = {instancePath:instancePath+"/output",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data4};
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
const err16 = {instancePath:instancePath+"/output",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data4};
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
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema280.type,parentSchema:schema280,data};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
validate177.errors = vErrors;
return errors === 0;
}

const schema288 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"exit-code":{"oneOf":[{"type":"integer","minimum":0,"maximum":255},{"type":"array","minItems":1,"items":{"type":"integer","minimum":0,"maximum":255}},{"const":"any"}]},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},"stdout":{"$ref":"#/definitions/text-match"},"stderr":{"$ref":"#/definitions/text-match"},"file":{"oneOf":[{"$ref":"#/definitions/file-match"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/file-match"}}]}}};
const pattern98 = new RegExp("^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$", "u");
const schema289 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"not-matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"equals":{"type":"string"},"json":{"type":"object","minProperties":1,"additionalProperties":true}}};

function validate180(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema289,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema289,data};
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
if(!(validate40(data.contains, {instancePath:instancePath+"/contains",parentData:data,parentDataProperty:"contains",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data["not-contains"] !== undefined){
if(!(validate40(data["not-contains"], {instancePath:instancePath+"/not-contains",parentData:data,parentDataProperty:"not-contains",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
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
const err2 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(func3(data2) < 1){
const err3 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data2};
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
const err4 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data2};
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
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema289.properties.matches.oneOf[1],data:data2};
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
const err6 = {instancePath:instancePath+"/matches/" + i0,schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
if(func3(data3) < 1){
const err7 = {instancePath:instancePath+"/matches/" + i0,schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data3};
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
const err8 = {instancePath:instancePath+"/matches/" + i0,schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data3};
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
const err9 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema289.properties.matches.oneOf[1].type,parentSchema:schema289.properties.matches.oneOf[1],data:data2};
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
const err10 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema289.properties.matches.oneOf,parentSchema:schema289.properties.matches,data:data2};
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
const err11 = {instancePath:instancePath+"/not-matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
if(func3(data4) < 1){
const err12 = {instancePath:instancePath+"/not-matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data4};
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
const err13 = {instancePath:instancePath+"/not-matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data4};
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
const err14 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema289.properties["not-matches"].oneOf[1],data:data4};
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
const err15 = {instancePath:instancePath+"/not-matches/" + i1,schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
if(func3(data5) < 1){
const err16 = {instancePath:instancePath+"/not-matches/" + i1,schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data5};
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
const err17 = {instancePath:instancePath+"/not-matches/" + i1,schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data5};
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
const err18 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema289.properties["not-matches"].oneOf[1].type,parentSchema:schema289.properties["not-matches"].oneOf[1],data:data4};
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
const err19 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema289.properties["not-matches"].oneOf,parentSchema:schema289.properties["not-matches"],data:data4};
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
const err20 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema289.properties.equals.type,parentSchema:schema289.properties.equals,data:data6};
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
const err21 = {instancePath:instancePath+"/json",schemaPath:"#/properties/json/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema289.properties.json,data:data7};
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
const err22 = {instancePath:instancePath+"/json",schemaPath:"#/properties/json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema289.properties.json.type,parentSchema:schema289.properties.json,data:data7};
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
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema289.type,parentSchema:schema289,data};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
validate180.errors = vErrors;
return errors === 0;
}

const schema294 = {"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"exists":{"type":"boolean"},"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"$ref":"#/definitions/regex"},"equals":{"type":"string"}}};

function validate185(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema294.required,parentSchema:schema294,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema294,data};
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
const err4 = {instancePath:instancePath+"/exists",schemaPath:"#/properties/exists/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema294.properties.exists.type,parentSchema:schema294.properties.exists,data:data1};
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
if(!(validate40(data.contains, {instancePath:instancePath+"/contains",parentData:data,parentDataProperty:"contains",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data["not-contains"] !== undefined){
if(!(validate40(data["not-contains"], {instancePath:instancePath+"/not-contains",parentData:data,parentDataProperty:"not-contains",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data.matches !== undefined){
let data4 = data.matches;
if(typeof data4 === "string"){
if(func3(data4) > 1000){
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(func3(data4) < 1){
const err6 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data4};
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
const err7 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data4};
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
const err8 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema294.properties.equals.type,parentSchema:schema294.properties.equals,data:data5};
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
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema294.type,parentSchema:schema294,data};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
validate185.errors = vErrors;
return errors === 0;
}


function validate179(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema288,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema288,data};
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
const err2 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema288.properties["exit-code"].oneOf[0].type,parentSchema:schema288.properties["exit-code"].oneOf[0],data:data0};
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
const err3 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema288.properties["exit-code"].oneOf[0],data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(data0 < 0 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema288.properties["exit-code"].oneOf[0],data:data0};
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
const err5 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema288.properties["exit-code"].oneOf[1],data:data0};
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
const err6 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema288.properties["exit-code"].oneOf[1].items.type,parentSchema:schema288.properties["exit-code"].oneOf[1].items,data:data1};
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
const err7 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema288.properties["exit-code"].oneOf[1].items,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if(data1 < 0 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema288.properties["exit-code"].oneOf[1].items,data:data1};
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
const err9 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema288.properties["exit-code"].oneOf[1].type,parentSchema:schema288.properties["exit-code"].oneOf[1],data:data0};
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
const err10 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/2/const",keyword:"const",params:{allowedValue: "any"},message:"must be equal to constant",schema:"any",parentSchema:schema288.properties["exit-code"].oneOf[2],data:data0};
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
const err11 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema288.properties["exit-code"].oneOf,parentSchema:schema288.properties["exit-code"],data:data0};
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
if(!pattern98.test(data2)){
const err12 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/pattern",keyword:"pattern",params:{pattern: "^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},message:"must match pattern \""+"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"+"\"",schema:"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$",parentSchema:schema288.properties.signal,data:data2};
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
const err13 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema288.properties.signal.type,parentSchema:schema288.properties.signal,data:data2};
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
if(!(validate180(data.stdout, {instancePath:instancePath+"/stdout",parentData:data,parentDataProperty:"stdout",rootData}))){
vErrors = vErrors === null ? validate180.errors : append(vErrors, validate180.errors);
errors = vErrors.length;
}
}
if(data.stderr !== undefined){
if(!(validate180(data.stderr, {instancePath:instancePath+"/stderr",parentData:data,parentDataProperty:"stderr",rootData}))){
vErrors = vErrors === null ? validate180.errors : append(vErrors, validate180.errors);
errors = vErrors.length;
}
}
if(data.file !== undefined){
let data5 = data.file;
const _errs16 = errors;
let valid4 = false;
let passing1 = null;
const _errs17 = errors;
if(!(validate185(data5, {instancePath:instancePath+"/file",parentData:data,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate185.errors : append(vErrors, validate185.errors);
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
const err14 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema288.properties.file.oneOf[1],data:data5};
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
if(!(validate185(data5[i1], {instancePath:instancePath+"/file/" + i1,parentData:data5,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate185.errors : append(vErrors, validate185.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema288.properties.file.oneOf[1].type,parentSchema:schema288.properties.file.oneOf[1],data:data5};
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
const err16 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema288.properties.file.oneOf,parentSchema:schema288.properties.file,data:data5};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema288.type,parentSchema:schema288,data};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
validate179.errors = vErrors;
return errors === 0;
}

const schema298 = {"type":"object","additionalProperties":false,"required":["within"],"properties":{"equals":{"type":"string"},"contains":{"$ref":"#/definitions/text"},"matches":{"$ref":"#/definitions/regex"},"within":{"$ref":"#/definitions/duration"}}};

function validate191(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.within === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "within"},message:"must have required property '"+"within"+"'",schema:schema298.required,parentSchema:schema298,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema298,data};
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
const err2 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema298.properties.equals.type,parentSchema:schema298.properties.equals,data:data0};
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
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(func3(data2) < 1){
const err6 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data2};
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
const err7 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data2};
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
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema298.type,parentSchema:schema298,data};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
validate191.errors = vErrors;
return errors === 0;
}

const schema303 = {"oneOf":[{"enum":["stdout","stderr"]},{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"matches":{"$ref":"#/definitions/regex"},"json":{"$ref":"#/definitions/text"}}}]};

function validate193(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!((data === "stdout") || (data === "stderr"))){
const err0 = {instancePath,schemaPath:"#/oneOf/0/enum",keyword:"enum",params:{allowedValues: schema303.oneOf[0].enum},message:"must be equal to one of the allowed values",schema:schema303.oneOf[0].enum,parentSchema:schema303.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema303.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err2 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema303.oneOf[1],data};
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
const err3 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema303.oneOf[1],data};
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
const err4 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema75,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if(func3(data0) < 1){
const err5 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema75,data:data0};
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
const err6 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/regex/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema75.type,parentSchema:schema75,data:data0};
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
const err9 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema303.oneOf[1].type,parentSchema:schema303.oneOf[1],data};
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
const err10 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema303.oneOf,parentSchema:schema303,data};
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
validate193.errors = vErrors;
return errors === 0;
}

const schema306 = {"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"tap":{"$ref":"#/definitions/text"},"ktap":{"$ref":"#/definitions/text"},"junit":{"$ref":"#/definitions/texts"}}};

function validate195(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema306,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema306,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema306,data};
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
if(!(validate40(data.junit, {instancePath:instancePath+"/junit",parentData:data,parentDataProperty:"junit",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema306.type,parentSchema:schema306,data};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
validate195.errors = vErrors;
return errors === 0;
}


function validate173(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema266.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema266,data};
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
if(!pattern85.test(data0)){
const err1 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_-]{0,99}$",parentSchema:schema266.properties.id,data:data0};
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
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema266.properties.id.type,parentSchema:schema266.properties.id,data:data0};
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
const err19 = {instancePath:instancePath+"/reboot",schemaPath:"#/properties/reboot/enum",keyword:"enum",params:{allowedValues: schema266.properties.reboot.enum},message:"must be equal to one of the allowed values",schema:schema266.properties.reboot.enum,parentSchema:schema266.properties.reboot,data:data9};
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
const err20 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/enum",keyword:"enum",params:{allowedValues: schema266.properties.network.enum},message:"must be equal to one of the allowed values",schema:schema266.properties.network.enum,parentSchema:schema266.properties.network,data:data10};
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
if(!(validate66(data["attach-disk"], {instancePath:instancePath+"/attach-disk",parentData:data,parentDataProperty:"attach-disk",rootData}))){
vErrors = vErrors === null ? validate66.errors : append(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data["detach-disk"] !== undefined){
let data12 = data["detach-disk"];
if(typeof data12 === "string"){
if(!pattern35.test(data12)){
const err21 = {instancePath:instancePath+"/detach-disk",schemaPath:"#/properties/detach-disk/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]{0,19}$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]{0,19}$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]{0,19}$",parentSchema:schema266.properties["detach-disk"],data:data12};
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
const err22 = {instancePath:instancePath+"/detach-disk",schemaPath:"#/properties/detach-disk/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema266.properties["detach-disk"].type,parentSchema:schema266.properties["detach-disk"],data:data12};
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
const err23 = {instancePath:instancePath+"/nmi",schemaPath:"#/properties/nmi/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema266.properties.nmi,data:data13};
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
if(!pattern91.test(data14)){
const err24 = {instancePath:instancePath+"/sysrq",schemaPath:"#/properties/sysrq/pattern",keyword:"pattern",params:{pattern: "^[b-z0-9]$"},message:"must match pattern \""+"^[b-z0-9]$"+"\"",schema:"^[b-z0-9]$",parentSchema:schema266.properties.sysrq,data:data14};
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
const err25 = {instancePath:instancePath+"/sysrq",schemaPath:"#/properties/sysrq/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema266.properties.sysrq.type,parentSchema:schema266.properties.sysrq,data:data14};
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
if(!pattern92.test(data15)){
const err26 = {instancePath:instancePath+"/dump-memory",schemaPath:"#/properties/dump-memory/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema266.properties["dump-memory"],data:data15};
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
const err27 = {instancePath:instancePath+"/dump-memory",schemaPath:"#/properties/dump-memory/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema266.properties["dump-memory"].type,parentSchema:schema266.properties["dump-memory"],data:data15};
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
if(!pattern93.test(data16)){
const err28 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/pattern",keyword:"pattern",params:{pattern: "^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},message:"must match pattern \""+"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"+"\"",schema:"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$",parentSchema:schema266.properties.signal,data:data16};
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
const err29 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema266.properties.signal.type,parentSchema:schema266.properties.signal,data:data16};
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
const err34 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema266.properties.stdin.type,parentSchema:schema266.properties.stdin,data:data20};
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
const err39 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: schema266.properties.if.type},message:"must be string,boolean",schema:schema266.properties.if.type,parentSchema:schema266.properties.if,data:data23};
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
const err40 = {instancePath:instancePath+"/continue-on-error",schemaPath:"#/properties/continue-on-error/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema266.properties["continue-on-error"].type,parentSchema:schema266.properties["continue-on-error"],data:data24};
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
const err41 = {instancePath:instancePath+"/background",schemaPath:"#/properties/background/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema266.properties.background.type,parentSchema:schema266.properties.background,data:data25};
if(vErrors === null){
vErrors = [err41];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err41);
}
errors = vErrors.length;
}
}
if(data.resources !== undefined){
if(!(validate99(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate99.errors : append(vErrors, validate99.errors);
errors = vErrors.length;
}
}
if(data.namespaces !== undefined){
let data27 = data.namespaces;
if(Array.isArray(data27)){
const len0 = data27.length;
for(let i0=0; i0<len0; i0++){
let data28 = data27[i0];
if(typeof data28 !== "string"){
const err42 = {instancePath:instancePath+"/namespaces/" + i0,schemaPath:"#/definitions/namespaces/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema258.items.type,parentSchema:schema258.items,data:data28};
if(vErrors === null){
vErrors = [err42];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err42);
}
errors = vErrors.length;
}
if(!((((((data28 === "pid") || (data28 === "network")) || (data28 === "mount")) || (data28 === "ipc")) || (data28 === "uts")) || (data28 === "user"))){
const err43 = {instancePath:instancePath+"/namespaces/" + i0,schemaPath:"#/definitions/namespaces/items/enum",keyword:"enum",params:{allowedValues: schema258.items.enum},message:"must be equal to one of the allowed values",schema:schema258.items.enum,parentSchema:schema258.items,data:data28};
if(vErrors === null){
vErrors = [err43];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err43);
}
errors = vErrors.length;
}
}
let i1 = data27.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data27[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err44 = {instancePath:instancePath+"/namespaces",schemaPath:"#/definitions/namespaces/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema258,data:data27};
if(vErrors === null){
vErrors = [err44];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err44);
}
errors = vErrors.length;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err45 = {instancePath:instancePath+"/namespaces",schemaPath:"#/definitions/namespaces/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema258.type,parentSchema:schema258,data:data27};
if(vErrors === null){
vErrors = [err45];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err45);
}
errors = vErrors.length;
}
}
if(data.ready !== undefined){
if(!(validate177(data.ready, {instancePath:instancePath+"/ready",parentData:data,parentDataProperty:"ready",rootData}))){
vErrors = vErrors === null ? validate177.errors : append(vErrors, validate177.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
if(!(validate179(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate179.errors : append(vErrors, validate179.errors);
errors = vErrors.length;
}
}
if(data.every !== undefined){
let data31 = data.every;
if(typeof data31 === "string"){
if(!pattern1.test(data31)){
const err46 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data31};
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
const err47 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data31};
if(vErrors === null){
vErrors = [err47];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err47);
}
errors = vErrors.length;
}
}
if(data.states !== undefined){
let data32 = data.states;
if(Array.isArray(data32)){
if(data32.length < 1){
const err48 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema266.properties.states,data:data32};
if(vErrors === null){
vErrors = [err48];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err48);
}
errors = vErrors.length;
}
const len1 = data32.length;
for(let i2=0; i2<len1; i2++){
if(!(validate191(data32[i2], {instancePath:instancePath+"/states/" + i2,parentData:data32,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate191.errors : append(vErrors, validate191.errors);
errors = vErrors.length;
}
}
}
else {
const err49 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema266.properties.states.type,parentSchema:schema266.properties.states,data:data32};
if(vErrors === null){
vErrors = [err49];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err49);
}
errors = vErrors.length;
}
}
if(data.outputs !== undefined){
let data34 = data.outputs;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key1 in data34){
const _errs77 = errors;
if(typeof key1 === "string"){
if(!pattern11.test(key1)){
const err50 = {instancePath:instancePath+"/outputs",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err50];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err50);
}
errors = vErrors.length;
}
}
else {
const err51 = {instancePath:instancePath+"/outputs",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err51];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err51);
}
errors = vErrors.length;
}
var valid20 = _errs77 === errors;
if(!valid20){
const err52 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema266.properties.outputs.propertyNames,parentSchema:schema266.properties.outputs,data:data34};
if(vErrors === null){
vErrors = [err52];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err52);
}
errors = vErrors.length;
}
}
for(const key2 in data34){
if(!(validate193(data34[key2], {instancePath:instancePath+"/outputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data34,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate193.errors : append(vErrors, validate193.errors);
errors = vErrors.length;
}
}
}
else {
const err53 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema266.properties.outputs.type,parentSchema:schema266.properties.outputs,data:data34};
if(vErrors === null){
vErrors = [err53];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err53);
}
errors = vErrors.length;
}
}
if(data.results !== undefined){
if(!(validate195(data.results, {instancePath:instancePath+"/results",parentData:data,parentDataProperty:"results",rootData}))){
vErrors = vErrors === null ? validate195.errors : append(vErrors, validate195.errors);
errors = vErrors.length;
}
}
}
else {
const err54 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema266.type,parentSchema:schema266,data};
if(vErrors === null){
vErrors = [err54];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err54);
}
errors = vErrors.length;
}
validate173.errors = vErrors;
return errors === 0;
}

const schema311 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"files":{"$ref":"#/definitions/texts"},"file-size":{"$ref":"#/definitions/size"},"total-size":{"$ref":"#/definitions/size"},"cores":{"type":"boolean"}}}]};

function validate199(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema311.oneOf[1],data};
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
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema311.oneOf[1].type,parentSchema:schema311.oneOf[1],data};
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
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err6 = {instancePath,schemaPath:"#/oneOf/2/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema311.oneOf[2],data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "files") || (key0 === "file-size")) || (key0 === "total-size")) || (key0 === "cores"))){
const err7 = {instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema311.oneOf[2],data};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.files !== undefined){
if(!(validate40(data.files, {instancePath:instancePath+"/files",parentData:data,parentDataProperty:"files",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data["file-size"] !== undefined){
let data2 = data["file-size"];
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err8 = {instancePath:instancePath+"/file-size",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data2};
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
const err9 = {instancePath:instancePath+"/file-size",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
if(data["total-size"] !== undefined){
let data3 = data["total-size"];
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err10 = {instancePath:instancePath+"/total-size",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema19,data:data3};
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
const err11 = {instancePath:instancePath+"/total-size",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
if(data.cores !== undefined){
let data4 = data.cores;
if(typeof data4 !== "boolean"){
const err12 = {instancePath:instancePath+"/cores",schemaPath:"#/oneOf/2/properties/cores/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema311.oneOf[2].properties.cores.type,parentSchema:schema311.oneOf[2].properties.cores,data:data4};
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
const err13 = {instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema311.oneOf[2].type,parentSchema:schema311.oneOf[2],data};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
}
}
if(!valid0){
const err14 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema311.oneOf,parentSchema:schema311,data};
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
validate199.errors = vErrors;
return errors === 0;
}

const schema316 = {"title":"ScenarioConsole","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"}}};

function validate202(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema316,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema316,data};
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
if(!(validate78(data.ignore, {instancePath:instancePath+"/ignore",parentData:data,parentDataProperty:"ignore",rootData}))){
vErrors = vErrors === null ? validate78.errors : append(vErrors, validate78.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
if(!(validate78(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate78.errors : append(vErrors, validate78.errors);
errors = vErrors.length;
}
}
if(data["fail-on"] !== undefined){
let data2 = data["fail-on"];
if(!(((((data2 === "fatal") || (data2 === "error")) || (data2 === "warning")) || (data2 === "note")) || (data2 === "never"))){
const err2 = {instancePath:instancePath+"/fail-on",schemaPath:"#/definitions/severity/enum",keyword:"enum",params:{allowedValues: schema156.enum},message:"must be equal to one of the allowed values",schema:schema156.enum,parentSchema:schema156,data:data2};
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
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema316.type,parentSchema:schema316,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate202.errors = vErrors;
return errors === 0;
}

const pattern103 = new RegExp("^\\d+(\\.\\d+)?%$", "u");
const pattern106 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");

function validate156(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.steps === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},message:"must have required property '"+"steps"+"'",schema:schema249.required,parentSchema:schema249,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema249.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema249,data};
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
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema249.properties.description.type,parentSchema:schema249.properties.description,data:data0};
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
if(!(validate35(data.environment, {instancePath:instancePath+"/environment",parentData:data,parentDataProperty:"environment",rootData}))){
vErrors = vErrors === null ? validate35.errors : append(vErrors, validate35.errors);
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
const err3 = {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema249.properties.tags.items.type,parentSchema:schema249.properties.tags.items,data:data3};
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
const err6 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema249.properties.tags,data:data2};
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
const err7 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema249.properties.tags.type,parentSchema:schema249.properties.tags,data:data2};
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
if(!(validate35(data.needs, {instancePath:instancePath+"/needs",parentData:data,parentDataProperty:"needs",rootData}))){
vErrors = vErrors === null ? validate35.errors : append(vErrors, validate35.errors);
errors = vErrors.length;
}
}
if(data.matrix !== undefined){
if(!(validate159(data.matrix, {instancePath:instancePath+"/matrix",parentData:data,parentDataProperty:"matrix",rootData}))){
vErrors = vErrors === null ? validate159.errors : append(vErrors, validate159.errors);
errors = vErrors.length;
}
}
if(data.artifacts !== undefined){
if(!(validate35(data.artifacts, {instancePath:instancePath+"/artifacts",parentData:data,parentDataProperty:"artifacts",rootData}))){
vErrors = vErrors === null ? validate35.errors : append(vErrors, validate35.errors);
errors = vErrors.length;
}
}
if(data.instrumentation !== undefined){
if(!(validate35(data.instrumentation, {instancePath:instancePath+"/instrumentation",parentData:data,parentDataProperty:"instrumentation",rootData}))){
vErrors = vErrors === null ? validate35.errors : append(vErrors, validate35.errors);
errors = vErrors.length;
}
}
if(data.dependencies !== undefined){
if(!(validate25(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.readiness !== undefined){
if(!(validate38(data.readiness, {instancePath:instancePath+"/readiness",parentData:data,parentDataProperty:"readiness",rootData}))){
vErrors = vErrors === null ? validate38.errors : append(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.resources !== undefined){
if(!(validate99(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate99.errors : append(vErrors, validate99.errors);
errors = vErrors.length;
}
}
if(data.namespaces !== undefined){
let data11 = data.namespaces;
if(Array.isArray(data11)){
const len1 = data11.length;
for(let i2=0; i2<len1; i2++){
let data12 = data11[i2];
if(typeof data12 !== "string"){
const err8 = {instancePath:instancePath+"/namespaces/" + i2,schemaPath:"#/definitions/namespaces/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema258.items.type,parentSchema:schema258.items,data:data12};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(!((((((data12 === "pid") || (data12 === "network")) || (data12 === "mount")) || (data12 === "ipc")) || (data12 === "uts")) || (data12 === "user"))){
const err9 = {instancePath:instancePath+"/namespaces/" + i2,schemaPath:"#/definitions/namespaces/items/enum",keyword:"enum",params:{allowedValues: schema258.items.enum},message:"must be equal to one of the allowed values",schema:schema258.items.enum,parentSchema:schema258.items,data:data12};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
let i3 = data11.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data11[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err10 = {instancePath:instancePath+"/namespaces",schemaPath:"#/definitions/namespaces/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i3+" are identical)",schema:true,parentSchema:schema258,data:data11};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err11 = {instancePath:instancePath+"/namespaces",schemaPath:"#/definitions/namespaces/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema258.type,parentSchema:schema258,data:data11};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
if(data.requires !== undefined){
let data13 = data.requires;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key1 in data13){
if(!((((key1 === "tools") || (key1 === "kernel")) || (key1 === "commands")) || (key1 === "otherwise"))){
const err12 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema249.properties.requires,data:data13};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
if(data13.tools !== undefined){
if(!(validate40(data13.tools, {instancePath:instancePath+"/requires/tools",parentData:data13,parentDataProperty:"tools",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data13.kernel !== undefined){
let data15 = data13.kernel;
if(typeof data15 === "string"){
if(!pattern24.test(data15)){
const err13 = {instancePath:instancePath+"/requires/kernel",schemaPath:"#/definitions/kernel-range/pattern",keyword:"pattern",params:{pattern: "^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},message:"must match pattern \""+"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"+"\"",schema:"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$",parentSchema:schema91,data:data15};
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
const err14 = {instancePath:instancePath+"/requires/kernel",schemaPath:"#/definitions/kernel-range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema91.type,parentSchema:schema91,data:data15};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data13.commands !== undefined){
if(!(validate40(data13.commands, {instancePath:instancePath+"/requires/commands",parentData:data13,parentDataProperty:"commands",rootData}))){
vErrors = vErrors === null ? validate40.errors : append(vErrors, validate40.errors);
errors = vErrors.length;
}
}
if(data13.otherwise !== undefined){
let data17 = data13.otherwise;
if(!((data17 === "skip") || (data17 === "error"))){
const err15 = {instancePath:instancePath+"/requires/otherwise",schemaPath:"#/properties/requires/properties/otherwise/enum",keyword:"enum",params:{allowedValues: schema249.properties.requires.properties.otherwise.enum},message:"must be equal to one of the allowed values",schema:schema249.properties.requires.properties.otherwise.enum,parentSchema:schema249.properties.requires.properties.otherwise,data:data17};
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
else {
const err16 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema249.properties.requires.type,parentSchema:schema249.properties.requires,data:data13};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data18 = data.timeout;
if(typeof data18 === "string"){
if(!pattern1.test(data18)){
const err17 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data18};
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
const err18 = {instancePath:instancePath+"/timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data18};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
if(data["step-timeout"] !== undefined){
let data19 = data["step-timeout"];
if(typeof data19 === "string"){
if(!pattern1.test(data19)){
const err19 = {instancePath:instancePath+"/step-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data19};
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
const err20 = {instancePath:instancePath+"/step-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data19};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data["idle-timeout"] !== undefined){
let data20 = data["idle-timeout"];
if(typeof data20 === "string"){
if(!pattern1.test(data20)){
const err21 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data20};
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
const err22 = {instancePath:instancePath+"/idle-timeout",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data20};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
}
if(data["slow-after"] !== undefined){
let data21 = data["slow-after"];
if(typeof data21 === "string"){
if(!pattern1.test(data21)){
const err23 = {instancePath:instancePath+"/slow-after",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema21,data:data21};
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
const err24 = {instancePath:instancePath+"/slow-after",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data21};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
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
let data24 = data.shell;
if(typeof data24 === "string"){
if(func3(data24) < 1){
const err25 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema29,data:data24};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
}
else {
const err26 = {instancePath:instancePath+"/shell",schemaPath:"#/definitions/shell/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.type,parentSchema:schema29,data:data24};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
let data25 = data["working-directory"];
if(typeof data25 === "string"){
if(func3(data25) < 1){
const err27 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data25};
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
const err28 = {instancePath:instancePath+"/working-directory",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data25};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate48(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate48(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate48(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate48.errors : append(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.steps !== undefined){
let data29 = data.steps;
if(Array.isArray(data29)){
if(data29.length < 1){
const err29 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema249.properties.steps,data:data29};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
const len2 = data29.length;
for(let i4=0; i4<len2; i4++){
if(!(validate173(data29[i4], {instancePath:instancePath+"/steps/" + i4,parentData:data29,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate173.errors : append(vErrors, validate173.errors);
errors = vErrors.length;
}
}
}
else {
const err30 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema249.properties.steps.type,parentSchema:schema249.properties.steps,data:data29};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
}
if(data.metrics !== undefined){
let data31 = data.metrics;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key2 in data31){
const _errs60 = errors;
if(typeof key2 === "string"){
if(!pattern11.test(key2)){
const err31 = {instancePath:instancePath+"/metrics",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema38,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
}
errors = vErrors.length;
}
}
else {
const err32 = {instancePath:instancePath+"/metrics",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.type,parentSchema:schema38,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
var valid19 = _errs60 === errors;
if(!valid19){
const err33 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema249.properties.metrics.propertyNames,parentSchema:schema249.properties.metrics,data:data31};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
}
for(const key3 in data31){
let data32 = data31[key3];
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(Object.keys(data32).length < 1){
const err34 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/metric/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema310,data:data32};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
for(const key4 in data32){
if(!(((((key4 === "min") || (key4 === "max")) || (key4 === "regression")) || (key4 === "better")) || (key4 === "required"))){
const err35 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/metric/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema310,data:data32};
if(vErrors === null){
vErrors = [err35];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err35);
}
errors = vErrors.length;
}
}
if(data32.min !== undefined){
let data33 = data32.min;
if(!((typeof data33 == "number") && (isFinite(data33)))){
const err36 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/min",schemaPath:"#/definitions/metric/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema310.properties.min.type,parentSchema:schema310.properties.min,data:data33};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
}
if(data32.max !== undefined){
let data34 = data32.max;
if(!((typeof data34 == "number") && (isFinite(data34)))){
const err37 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/max",schemaPath:"#/definitions/metric/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema310.properties.max.type,parentSchema:schema310.properties.max,data:data34};
if(vErrors === null){
vErrors = [err37];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err37);
}
errors = vErrors.length;
}
}
if(data32.regression !== undefined){
let data35 = data32.regression;
if(typeof data35 === "string"){
if(!pattern103.test(data35)){
const err38 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/regression",schemaPath:"#/definitions/metric/properties/regression/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?%$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?%$"+"\"",schema:"^\\d+(\\.\\d+)?%$",parentSchema:schema310.properties.regression,data:data35};
if(vErrors === null){
vErrors = [err38];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err38);
}
errors = vErrors.length;
}
}
else {
const err39 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/regression",schemaPath:"#/definitions/metric/properties/regression/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema310.properties.regression.type,parentSchema:schema310.properties.regression,data:data35};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
}
if(data32.better !== undefined){
let data36 = data32.better;
if(!((data36 === "lower") || (data36 === "higher"))){
const err40 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/better",schemaPath:"#/definitions/metric/properties/better/enum",keyword:"enum",params:{allowedValues: schema310.properties.better.enum},message:"must be equal to one of the allowed values",schema:schema310.properties.better.enum,parentSchema:schema310.properties.better,data:data36};
if(vErrors === null){
vErrors = [err40];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err40);
}
errors = vErrors.length;
}
}
if(data32.required !== undefined){
let data37 = data32.required;
if(typeof data37 !== "boolean"){
const err41 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/required",schemaPath:"#/definitions/metric/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema310.properties.required.type,parentSchema:schema310.properties.required,data:data37};
if(vErrors === null){
vErrors = [err41];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err41);
}
errors = vErrors.length;
}
}
}
else {
const err42 = {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/metric/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema310.type,parentSchema:schema310,data:data32};
if(vErrors === null){
vErrors = [err42];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err42);
}
errors = vErrors.length;
}
}
}
else {
const err43 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema249.properties.metrics.type,parentSchema:schema249.properties.metrics,data:data31};
if(vErrors === null){
vErrors = [err43];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err43);
}
errors = vErrors.length;
}
}
if(data.capture !== undefined){
if(!(validate199(data.capture, {instancePath:instancePath+"/capture",parentData:data,parentDataProperty:"capture",rootData}))){
vErrors = vErrors === null ? validate199.errors : append(vErrors, validate199.errors);
errors = vErrors.length;
}
}
if(data.console !== undefined){
if(!(validate202(data.console, {instancePath:instancePath+"/console",parentData:data,parentDataProperty:"console",rootData}))){
vErrors = vErrors === null ? validate202.errors : append(vErrors, validate202.errors);
errors = vErrors.length;
}
}
if(data.xfail !== undefined){
let data40 = data.xfail;
const _errs80 = errors;
let valid24 = false;
let passing0 = null;
const _errs81 = errors;
if(typeof data40 === "string"){
if(func3(data40) < 1){
const err44 = {instancePath:instancePath+"/xfail",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data40};
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
const err45 = {instancePath:instancePath+"/xfail",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data40};
if(vErrors === null){
vErrors = [err45];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err45);
}
errors = vErrors.length;
}
var _valid0 = _errs81 === errors;
if(_valid0){
valid24 = true;
passing0 = 0;
}
const _errs84 = errors;
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
if(data40.reason === undefined){
const err46 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema249.properties.xfail.oneOf[1].required,parentSchema:schema249.properties.xfail.oneOf[1],data:data40};
if(vErrors === null){
vErrors = [err46];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err46);
}
errors = vErrors.length;
}
for(const key5 in data40){
if(!((key5 === "reason") || (key5 === "strict"))){
const err47 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema249.properties.xfail.oneOf[1],data:data40};
if(vErrors === null){
vErrors = [err47];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err47);
}
errors = vErrors.length;
}
}
if(data40.reason !== undefined){
let data41 = data40.reason;
if(typeof data41 === "string"){
if(func3(data41) < 1){
const err48 = {instancePath:instancePath+"/xfail/reason",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data41};
if(vErrors === null){
vErrors = [err48];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err48);
}
errors = vErrors.length;
}
}
else {
const err49 = {instancePath:instancePath+"/xfail/reason",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data41};
if(vErrors === null){
vErrors = [err49];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err49);
}
errors = vErrors.length;
}
}
if(data40.strict !== undefined){
let data42 = data40.strict;
if(typeof data42 !== "boolean"){
const err50 = {instancePath:instancePath+"/xfail/strict",schemaPath:"#/properties/xfail/oneOf/1/properties/strict/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema249.properties.xfail.oneOf[1].properties.strict.type,parentSchema:schema249.properties.xfail.oneOf[1].properties.strict,data:data42};
if(vErrors === null){
vErrors = [err50];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err50);
}
errors = vErrors.length;
}
}
}
else {
const err51 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema249.properties.xfail.oneOf[1].type,parentSchema:schema249.properties.xfail.oneOf[1],data:data40};
if(vErrors === null){
vErrors = [err51];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err51);
}
errors = vErrors.length;
}
var _valid0 = _errs84 === errors;
if(_valid0 && valid24){
valid24 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid24 = true;
passing0 = 1;
}
}
if(!valid24){
const err52 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema249.properties.xfail.oneOf,parentSchema:schema249.properties.xfail,data:data40};
if(vErrors === null){
vErrors = [err52];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err52);
}
errors = vErrors.length;
}
else {
errors = _errs80;
if(vErrors !== null){
if(_errs80){
vErrors.length = _errs80;
}
else {
vErrors = null;
}
}
}
}
if(data.quarantine !== undefined){
let data43 = data.quarantine;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.reason === undefined){
const err53 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema249.properties.quarantine.required,parentSchema:schema249.properties.quarantine,data:data43};
if(vErrors === null){
vErrors = [err53];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err53);
}
errors = vErrors.length;
}
if(data43.until === undefined){
const err54 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema249.properties.quarantine.required,parentSchema:schema249.properties.quarantine,data:data43};
if(vErrors === null){
vErrors = [err54];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err54);
}
errors = vErrors.length;
}
for(const key6 in data43){
if(!((key6 === "reason") || (key6 === "until"))){
const err55 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema249.properties.quarantine,data:data43};
if(vErrors === null){
vErrors = [err55];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err55);
}
errors = vErrors.length;
}
}
if(data43.reason !== undefined){
let data44 = data43.reason;
if(typeof data44 === "string"){
if(func3(data44) < 1){
const err56 = {instancePath:instancePath+"/quarantine/reason",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42,data:data44};
if(vErrors === null){
vErrors = [err56];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err56);
}
errors = vErrors.length;
}
}
else {
const err57 = {instancePath:instancePath+"/quarantine/reason",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data:data44};
if(vErrors === null){
vErrors = [err57];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err57);
}
errors = vErrors.length;
}
}
if(data43.until !== undefined){
let data45 = data43.until;
if(typeof data45 === "string"){
if(!pattern106.test(data45)){
const err58 = {instancePath:instancePath+"/quarantine/until",schemaPath:"#/properties/quarantine/properties/until/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d{2}-\\d{2}$"},message:"must match pattern \""+"^\\d{4}-\\d{2}-\\d{2}$"+"\"",schema:"^\\d{4}-\\d{2}-\\d{2}$",parentSchema:schema249.properties.quarantine.properties.until,data:data45};
if(vErrors === null){
vErrors = [err58];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err58);
}
errors = vErrors.length;
}
}
else {
const err59 = {instancePath:instancePath+"/quarantine/until",schemaPath:"#/properties/quarantine/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema249.properties.quarantine.properties.until.type,parentSchema:schema249.properties.quarantine.properties.until,data:data45};
if(vErrors === null){
vErrors = [err59];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err59);
}
errors = vErrors.length;
}
}
}
else {
const err60 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema249.properties.quarantine.type,parentSchema:schema249.properties.quarantine,data:data43};
if(vErrors === null){
vErrors = [err60];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err60);
}
errors = vErrors.length;
}
}
}
else {
const err61 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema249.type,parentSchema:schema249,data};
if(vErrors === null){
vErrors = [err61];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err61);
}
errors = vErrors.length;
}
validate156.errors = vErrors;
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
if(!(validate61(data13[key8], {instancePath:instancePath+"/templates/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data13,parentDataProperty:key8,rootData}))){
vErrors = vErrors === null ? validate61.errors : append(vErrors, validate61.errors);
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
if(!(validate115(data15[key10], {instancePath:instancePath+"/artifacts/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data15,parentDataProperty:key10,rootData}))){
vErrors = vErrors === null ? validate115.errors : append(vErrors, validate115.errors);
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
if(data.dependencies !== undefined){
if(!(validate25(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate25.errors : append(vErrors, validate25.errors);
errors = vErrors.length;
}
}
if(data.instrumentation !== undefined){
let data18 = data.instrumentation;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key11 in data18){
const _errs53 = errors;
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
var valid18 = _errs53 === errors;
if(!valid18){
const err34 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/properties/instrumentation/propertyNames",keyword:"propertyNames",params:{propertyName: key11},message:"property name must be valid",schema:schema11.properties.instrumentation.propertyNames,parentSchema:schema11.properties.instrumentation,data:data18};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
}
for(const key12 in data18){
if(!(validate125(data18[key12], {instancePath:instancePath+"/instrumentation/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data18,parentDataProperty:key12,rootData}))){
vErrors = vErrors === null ? validate125.errors : append(vErrors, validate125.errors);
errors = vErrors.length;
}
}
}
else {
const err35 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/properties/instrumentation/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.instrumentation.type,parentSchema:schema11.properties.instrumentation,data:data18};
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
let data20 = data.scenarios;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(Object.keys(data20).length < 1){
const err36 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema11.properties.scenarios,data:data20};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
for(const key13 in data20){
const _errs60 = errors;
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
var valid21 = _errs60 === errors;
if(!valid21){
const err39 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/propertyNames",keyword:"propertyNames",params:{propertyName: key13},message:"property name must be valid",schema:schema11.properties.scenarios.propertyNames,parentSchema:schema11.properties.scenarios,data:data20};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
}
for(const key14 in data20){
if(!(validate156(data20[key14], {instancePath:instancePath+"/scenarios/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data20,parentDataProperty:key14,rootData}))){
vErrors = vErrors === null ? validate156.errors : append(vErrors, validate156.errors);
errors = vErrors.length;
}
}
}
else {
const err40 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.scenarios.type,parentSchema:schema11.properties.scenarios,data:data20};
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

