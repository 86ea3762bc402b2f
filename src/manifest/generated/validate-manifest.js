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
export const validate = validate21;
export default validate21;
const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://proctor.dev/schema/manifest.schema.json","title":"Manifest","type":"object","additionalProperties":false,"required":["proctor"],"properties":{"proctor":{"const":1},"name":{"type":"string","minLength":1,"maxLength":200},"description":{"type":"string"},"concurrency":{"$ref":"#/definitions/concurrency"},"timeout":{"$ref":"#/definitions/duration"},"defaults":{"$ref":"#/definitions/defaults"},"variables":{"type":"object","propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"secrets":{"type":"object","propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/secret"}},"env":{"$ref":"#/definitions/env"},"boards":{"$ref":"#/definitions/boards"},"environments":{"type":"object","minProperties":1,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/environment"}},"templates":{"type":"object","minProperties":1,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/qemu-environment"}},"artifacts":{"type":"object","propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/artifact"}},"dependencies":{"$ref":"#/definitions/dependencies"},"soak":{"$ref":"#/definitions/soak"},"instrumentation":{"type":"object","propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/instrumentation"}},"scenarios":{"type":"object","minProperties":1,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/scenario"}}},"definitions":{"name":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"duration":{"title":"Duration","type":"string","pattern":"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},"size":{"title":"Size","type":"string","pattern":"^\\d+(\\.\\d+)?[KMGT]iB$"},"scalar":{"type":["string","number","boolean"]},"text":{"type":"string","minLength":1},"positive":{"type":"integer","minimum":1,"maximum":100000},"count":{"type":"integer","minimum":0,"maximum":100000},"port":{"type":"integer","minimum":1,"maximum":65535},"env":{"type":"object","propertyNames":{"title":"VariableName","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"names":{"oneOf":[{"$ref":"#/definitions/name"},{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}}]},"texts":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]},"shell":{"type":"string","minLength":1},"regex":{"title":"Regex","type":"string","minLength":1,"maxLength":1000},"concurrency":{"oneOf":[{"$ref":"#/definitions/positive"},{"type":"object","additionalProperties":false,"properties":{"total":{"$ref":"#/definitions/positive"},"provision":{"$ref":"#/definitions/positive"},"deploy":{"$ref":"#/definitions/positive"},"run":{"$ref":"#/definitions/positive"},"per-host":{"$ref":"#/definitions/positive"},"memory":{"$ref":"#/definitions/size"},"cpus":{"$ref":"#/definitions/positive"}}}]},"soak":{"title":"Soak","type":"object","additionalProperties":false,"properties":{"duration":{"$ref":"#/definitions/duration"},"iterations":{"type":"integer","minimum":1,"maximum":1000000000},"report-interval":{"$ref":"#/definitions/duration"},"sample-interval":{"$ref":"#/definitions/duration"},"tag":{"$ref":"#/definitions/text"},"stop-on":{"title":"SoakStop","type":"object","minProperties":1,"additionalProperties":false,"properties":{"failures":{"type":"integer","minimum":1,"maximum":1000000000},"restarts":{"type":"integer","minimum":1,"maximum":1000000000},"growth":{"type":"boolean"},"unavailable":{"$ref":"#/definitions/duration"}}},"limits":{"type":"object","minProperties":1,"propertyNames":{"title":"SoakLimitName","minLength":1,"maxLength":300},"additionalProperties":{"title":"Growth","type":"string","pattern":"^\\d+(\\.\\d+)?(%|([KMGT]iB|ms|s)?/h)$"}},"watch":{"type":"object","minProperties":1,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"title":"SoakWatch","type":"object","additionalProperties":false,"properties":{"environment":{"$ref":"#/definitions/name"},"pid-file":{"$ref":"#/definitions/text"},"command":{"$ref":"#/definitions/text"}}}}}},"defaults":{"type":"object","additionalProperties":false,"properties":{"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"stage-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"kill-grace":{"$ref":"#/definitions/duration"},"shell":{"$ref":"#/definitions/shell"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"}}},"retries":{"oneOf":[{"$ref":"#/definitions/count"},{"type":"object","additionalProperties":false,"properties":{"test":{"$ref":"#/definitions/count"},"infrastructure":{"$ref":"#/definitions/count"},"delay":{"$ref":"#/definitions/duration"},"max-delay":{"$ref":"#/definitions/duration"}}}]},"secret":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"env":{"title":"VariableName","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"file":{"$ref":"#/definitions/text"}}},"environment":{"type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/definitions/local-environment"},{"$ref":"#/definitions/ssh-environment"},{"$ref":"#/definitions/qemu-environment"},{"$ref":"#/definitions/container-environment"}]},"hook":{"$ref":"#/definitions/texts"},"isolation":{"enum":["shared","fresh"]},"local-environment":{"title":"LocalEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"local"},"description":{"type":"string"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"inherit-env":{"oneOf":[{"type":"boolean"},{"type":"array","items":{"$ref":"#/definitions/text"}}]},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"lock":{"$ref":"#/definitions/lock"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"ssh-environment":{"title":"SshEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"ssh"},"description":{"type":"string"},"host":{"$ref":"#/definitions/text"},"board":{"$ref":"#/definitions/board-wish"},"power":{"$ref":"#/definitions/power"},"console":{"$ref":"#/definitions/host-console"},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"passphrase":{"$ref":"#/definitions/text"},"password":{"$ref":"#/definitions/text"},"agent":{"type":"boolean"},"config":{"oneOf":[{"$ref":"#/definitions/text"},{"const":false}]},"jump":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"host-key-checking":{"enum":["strict","accept-new"]},"connect-timeout":{"$ref":"#/definitions/duration"},"keep-alive":{"$ref":"#/definitions/duration"},"sessions":{"$ref":"#/definitions/positive"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"lock":{"$ref":"#/definitions/lock"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"lock":{"oneOf":[{"$ref":"#/definitions/lock-name"},{"type":"array","minItems":1,"maxItems":64,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/lock-name"}},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"name":{"oneOf":[{"$ref":"#/definitions/lock-name"},{"type":"array","minItems":1,"maxItems":64,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/lock-name"}}]},"mode":{"enum":["exclusive","shared"]},"timeout":{"$ref":"#/definitions/duration"},"lease":{"$ref":"#/definitions/duration"}}}]},"lock-name":{"title":"LockName","type":"string","maxLength":200,"pattern":"^(?:[A-Za-z0-9_]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9_.:@/+-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"},"boards":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","minProperties":1,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/board"}}]},"board":{"title":"Board","type":"object","additionalProperties":false,"required":["host"],"properties":{"description":{"type":"string"},"labels":{"$ref":"#/definitions/labels"},"host":{"$ref":"#/definitions/text"},"port":{"$ref":"#/definitions/port"},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"known-hosts":{"$ref":"#/definitions/texts"},"power":{"$ref":"#/definitions/power"},"console":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"quarantine-after":{"$ref":"#/definitions/positive"}}},"labels":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"board-wish":{"oneOf":[{"$ref":"#/definitions/text"},{"$ref":"#/definitions/labels"}]},"power":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"on":{"$ref":"#/definitions/text"},"off":{"$ref":"#/definitions/text"},"cycle":{"$ref":"#/definitions/text"},"timeout":{"$ref":"#/definitions/duration"}}},"host-console":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"command":{"$ref":"#/definitions/text"},"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"},"rules":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/console-rule"}}}}]},"qemu-environment":{"title":"QemuEnvironment","type":"object","additionalProperties":false,"properties":{"type":{"const":"qemu"},"description":{"type":"string"},"template":{"$ref":"#/definitions/name"},"arch":{"enum":["x86_64","arm64","riscv64","arm"]},"accel":{"enum":["auto","kvm","tcg"]},"cpus":{"type":"integer","minimum":1,"maximum":255},"memory":{"$ref":"#/definitions/size"},"machine":{"$ref":"#/definitions/text"},"cpu":{"$ref":"#/definitions/text"},"qemu":{"$ref":"#/definitions/text"},"boot":{"$ref":"#/definitions/boot"},"disks":{"type":"array","minItems":1,"maxItems":26,"items":{"$ref":"#/definitions/disk"}},"network":{"$ref":"#/definitions/network"},"connect":{"$ref":"#/definitions/connect"},"isolation":{"enum":["fork","fresh","shared"]},"instances":{"$ref":"#/definitions/positive"},"pool":{"$ref":"#/definitions/count"},"cache":{"oneOf":[{"type":"boolean"},{"$ref":"#/definitions/size"}]},"machine-id":{"enum":["keep","new"]},"silence":{"$ref":"#/definitions/duration"},"console":{"$ref":"#/definitions/console-policy"},"fw-cfg":{"type":"object","minProperties":1,"maxProperties":16,"propertyNames":{"title":"FwCfgName","pattern":"^opt/[A-Za-z0-9_./-]{1,51}$"},"additionalProperties":{"oneOf":[{"type":"string"},{"type":"object","additionalProperties":false,"required":["file"],"properties":{"file":{"$ref":"#/definitions/text"}}}]}},"extra-args":{"$ref":"#/definitions/texts"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"lock":{"$ref":"#/definitions/lock"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"container-environment":{"title":"ContainerEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"container"},"description":{"type":"string"},"engine":{"enum":["auto","podman","docker"]},"image":{"$ref":"#/definitions/text"},"pull":{"enum":["missing","never","always"]},"build":{"$ref":"#/definitions/container-build"},"rootfs":{"$ref":"#/definitions/text"},"mounts":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/container-mount"}},"user":{"$ref":"#/definitions/text"},"privileged":{"type":"boolean"},"capabilities":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"add":{"$ref":"#/definitions/capabilities"},"drop":{"$ref":"#/definitions/capabilities"}}},"devices":{"type":"array","minItems":1,"maxItems":64,"items":{"title":"DevicePath","type":"string","pattern":"^/[^\\u0000]+$"}},"network":{"oneOf":[{"type":"boolean"},{"title":"NetworkName","type":"string","pattern":"^[A-Za-z0-9][^\\s\\u0000]*$"}]},"resources":{"$ref":"#/definitions/resources"},"hostname":{"title":"HostName","type":"string","pattern":"^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$"},"read-only":{"type":"boolean"},"tmpfs":{"oneOf":[{"$ref":"#/definitions/guest-path"},{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/guest-path"}}]},"sysctls":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"title":"SysctlName","type":"string","pattern":"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"command":{"$ref":"#/definitions/texts"},"platform":{"title":"Platform","type":"string","pattern":"^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$"},"extra-args":{"$ref":"#/definitions/texts"},"isolation":{"enum":["fresh","shared","fork"]},"instances":{"$ref":"#/definitions/positive"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"lock":{"$ref":"#/definitions/lock"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}},"container-build":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["context"],"properties":{"context":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/text"},"args":{"type":"object","minProperties":1,"propertyNames":{"title":"VariableName","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}}]},"container-mount":{"oneOf":[{"title":"Mount","type":"string","pattern":"^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$"},{"type":"object","additionalProperties":false,"required":["source","target"],"properties":{"source":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/guest-path"},"read-only":{"type":"boolean"}}}]},"capabilities":{"oneOf":[{"$ref":"#/definitions/capability"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/capability"}}]},"capability":{"title":"Capability","type":"string","pattern":"^(CAP_)?[A-Z][A-Z0-9_]*$"},"guest-path":{"title":"GuestPath","type":"string","pattern":"^/[^\\u0000]*$"},"sysctl-name":{"title":"SysctlName","type":"string","pattern":"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"},"resources":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"memory":{"$ref":"#/definitions/size"},"cpu":{"type":"number","exclusiveMinimum":0,"maximum":4096},"pids":{"$ref":"#/definitions/positive"}}},"namespaces":{"type":"array","uniqueItems":true,"items":{"type":"string","enum":["pid","network","mount","ipc","uts","user"]}},"dependencies":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"packages":{"$ref":"#/definitions/packages"},"apt":{"$ref":"#/definitions/packages"},"apk":{"$ref":"#/definitions/packages"},"dnf":{"$ref":"#/definitions/packages"},"opkg":{"$ref":"#/definitions/packages"},"optional":{"$ref":"#/definitions/packages"},"commands":{"type":"array","minItems":1,"maxItems":256,"items":{"$ref":"#/definitions/dependency-command"}},"bundles":{"$ref":"#/definitions/names"},"update":{"enum":["when-needed","never"]},"timeout":{"$ref":"#/definitions/duration"}}},"packages":{"oneOf":[{"$ref":"#/definitions/package"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/package"}}]},"package":{"title":"PackageName","type":"string","pattern":"^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"},"dependency-command":{"type":"object","additionalProperties":false,"required":["name","check","install"],"properties":{"name":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"install":{"$ref":"#/definitions/text"},"optional":{"type":"boolean"}}},"readiness":{"type":"array","minItems":1,"maxItems":256,"items":{"$ref":"#/definitions/readiness-check"}},"readiness-check":{"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/definitions/text"},"command":{"$ref":"#/definitions/text"},"shell":{"$ref":"#/definitions/shell"},"tcp":{"oneOf":[{"$ref":"#/definitions/port"},{"$ref":"#/definitions/text"}]},"http":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["url"],"properties":{"url":{"$ref":"#/definitions/text"},"status":{"type":"integer","minimum":100,"maximum":599}}}]},"file":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"contains":{"$ref":"#/definitions/text"}}}]},"console":{"$ref":"#/definitions/regex"},"systemd":{"oneOf":[{"const":true},{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]},"cgroup":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"controllers":{"$ref":"#/definitions/texts"},"memory":{"$ref":"#/definitions/size"},"pids":{"$ref":"#/definitions/positive"}}}]},"disk":{"oneOf":[{"$ref":"#/definitions/size"},{"type":"object","additionalProperties":false,"required":["free"],"properties":{"path":{"$ref":"#/definitions/text"},"free":{"$ref":"#/definitions/size"}}}]},"memory":{"$ref":"#/definitions/size"},"cpu":{"oneOf":[{"$ref":"#/definitions/positive"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"count":{"$ref":"#/definitions/positive"},"load":{"type":"number","exclusiveMinimum":0,"maximum":100000}}}]},"tools":{"$ref":"#/definitions/texts"},"kernel":{"oneOf":[{"$ref":"#/definitions/kernel-range"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"release":{"$ref":"#/definitions/kernel-range"},"config":{"$ref":"#/definitions/kernel-config"}}}]},"network":{"$ref":"#/definitions/texts"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"},"optional":{"type":"boolean"}}},"kernel-range":{"title":"KernelRange","type":"string","pattern":"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},"kernel-config":{"type":"object","minProperties":1,"maxProperties":1000,"propertyNames":{"title":"ConfigOption","pattern":"^CONFIG_[A-Za-z0-9_]+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"boot":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"kernel":{"$ref":"#/definitions/text"},"initrd":{"$ref":"#/definitions/text"},"rootfs":{"$ref":"#/definitions/rootfs"},"cmdline":{"$ref":"#/definitions/text"},"dtb":{"$ref":"#/definitions/text"},"disk":{"$ref":"#/definitions/name"},"firmware":{"$ref":"#/definitions/text"}}},"rootfs":{"oneOf":[{"const":"minimal"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"sysroot":{"$ref":"#/definitions/text"},"modules":{"$ref":"#/definitions/text"},"files":{"type":"object","minProperties":1,"propertyNames":{"title":"GuestPath","pattern":"^/[^\\u0000]+$"},"additionalProperties":{"$ref":"#/definitions/text"}}}}]},"disk":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"size":{"$ref":"#/definitions/size"},"image":{"$ref":"#/definitions/text"},"format":{"enum":["qcow2","raw"]},"read-only":{"type":"boolean"}}},"network":{"oneOf":[{"type":"boolean"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"forward":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/forward"}},"restrict":{"type":"boolean"},"private":{"$ref":"#/definitions/names"},"user":{"type":"boolean"}}}]},"forward":{"oneOf":[{"$ref":"#/definitions/port"},{"type":"object","additionalProperties":false,"required":["guest"],"properties":{"guest":{"$ref":"#/definitions/port"},"host":{"$ref":"#/definitions/port"},"protocol":{"enum":["tcp","udp"]}}}]},"connect":{"oneOf":[{"enum":["ssh","guest-agent","console"]},{"type":"object","additionalProperties":false,"required":["via"],"properties":{"via":{"enum":["ssh","guest-agent","console"]},"timeout":{"$ref":"#/definitions/duration"},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"port":{"$ref":"#/definitions/port"},"password":{"$ref":"#/definitions/text"},"passphrase":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"sessions":{"$ref":"#/definitions/positive"},"login-prompt":{"$ref":"#/definitions/regex"},"prompt":{"$ref":"#/definitions/regex"}}}]},"regexes":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"severity":{"enum":["fatal","error","warning","note","never"]},"console-policy":{"title":"ConsolePolicy","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"},"rules":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/console-rule"}}}},"console-rule":{"type":"object","additionalProperties":false,"required":["match","title"],"properties":{"match":{"$ref":"#/definitions/regex"},"title":{"$ref":"#/definitions/text"},"severity":{"enum":["fatal","error","warning","note"]}}},"scenario-console":{"title":"ScenarioConsole","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"}}},"artifact":{"type":"object","additionalProperties":false,"required":["target"],"properties":{"description":{"type":"string"},"type":{"enum":["script","binary","config","data"]},"source":{"$ref":"#/definitions/texts"},"build":{"$ref":"#/definitions/artifact-build"},"unpack":{"oneOf":[{"type":"boolean"},{"type":"object","additionalProperties":false,"required":["strip"],"properties":{"strip":{"type":"integer","minimum":0,"maximum":100}}}]},"checksum":{"title":"Checksum","type":"string","pattern":"^(sha256:)?[0-9a-fA-F]{64}$"},"target":{"$ref":"#/definitions/text"},"mode":{"title":"FileMode","type":"string","pattern":"^0?[0-7]{3,4}$"},"owner":{"title":"UserName","type":"string","pattern":"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},"group":{"title":"UserName","type":"string","pattern":"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},"needs":{"$ref":"#/definitions/names"},"sensitive":{"type":"boolean"},"optional":{"type":"boolean"}}},"artifact-build":{"type":"object","additionalProperties":false,"required":["run","outputs"],"properties":{"run":{"$ref":"#/definitions/text"},"outputs":{"$ref":"#/definitions/texts"},"inputs":{"$ref":"#/definitions/texts"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"timeout":{"$ref":"#/definitions/duration"}}},"instrumentation":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"description":{"type":"string"},"env":{"$ref":"#/definitions/env"},"start":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"stop":{"$ref":"#/definitions/text"},"optional":{"type":"boolean"},"when-lost":{"enum":["mark","fail"]},"kernel-config":{"$ref":"#/definitions/kernel-config-tool"},"kernel-parameters":{"$ref":"#/definitions/kernel-parameters"},"kasan":{"$ref":"#/definitions/sanitizer"},"kcsan":{"$ref":"#/definitions/sanitizer"},"ktsan":{"$ref":"#/definitions/sanitizer"},"lockdep":{"$ref":"#/definitions/sanitizer"},"kmemleak":{"$ref":"#/definitions/sanitizer"},"ubsan":{"$ref":"#/definitions/sanitizer"},"kfence":{"$ref":"#/definitions/sanitizer"},"kcov":{"const":true},"kernel-gcov":{"$ref":"#/definitions/kernel-gcov"},"gcov":{"$ref":"#/definitions/gcov"},"ftrace":{"$ref":"#/definitions/ftrace"},"perf":{"$ref":"#/definitions/perf"},"monitors":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/monitor"}},"fuzz":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/fuzzer"}},"scan":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/scanner"}}}},"sanitizer":{"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"required":["provoke"],"properties":{"provoke":{"type":"boolean"}}}]},"kernel-config-tool":{"type":"object","minProperties":1,"maxProperties":1000,"properties":{"file":{"$ref":"#/definitions/text"}},"propertyNames":{"title":"ConfigOption","pattern":"^(CONFIG_[A-Za-z0-9_]+|file)$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"kernel-parameters":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"boot":{"$ref":"#/definitions/texts"},"sysctl":{"type":"object","minProperties":1,"maxProperties":256,"propertyNames":{"title":"SysctlName","type":"string","pattern":"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"modules":{"type":"object","minProperties":1,"maxProperties":256,"propertyNames":{"title":"ModuleParameter","pattern":"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}},"gcov":{"oneOf":[{"const":true},{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"objects":{"$ref":"#/definitions/text"},"source":{"$ref":"#/definitions/text"},"local-source":{"$ref":"#/definitions/text"},"include":{"$ref":"#/definitions/texts"},"exclude":{"$ref":"#/definitions/texts"},"gcov":{"$ref":"#/definitions/text"}}}]},"kernel-gcov":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["objects"],"properties":{"objects":{"$ref":"#/definitions/text"},"folder":{"title":"RelativePath","type":"string","pattern":"^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$"}}}]},"ftrace":{"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"tracer":{"title":"TracerName","type":"string","pattern":"^[A-Za-z0-9_-]+$"},"events":{"$ref":"#/definitions/texts"},"filter":{"$ref":"#/definitions/texts"},"buffer":{"$ref":"#/definitions/size"}}}]},"perf":{"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"mode":{"enum":["record","stat"]},"events":{"$ref":"#/definitions/texts"},"frequency":{"type":"integer","minimum":1,"maximum":1000000},"call-graph":{"title":"CallGraph","type":"string","pattern":"^(fp|lbr|dwarf(,[0-9]+)?)$"},"scope":{"enum":["system","case"]},"extra-args":{"$ref":"#/definitions/texts"}}}]},"monitor":{"type":"object","additionalProperties":false,"required":["name","run"],"properties":{"name":{"$ref":"#/definitions/name"},"run":{"$ref":"#/definitions/text"},"every":{"$ref":"#/definitions/duration"},"check":{"$ref":"#/definitions/text"}}},"fuzzer":{"type":"object","additionalProperties":false,"properties":{"afl":{"$ref":"#/definitions/text"},"libfuzzer":{"$ref":"#/definitions/text"},"syzkaller":{"$ref":"#/definitions/text"},"command":{"$ref":"#/definitions/text"},"corpus":{"$ref":"#/definitions/text"},"dictionary":{"$ref":"#/definitions/text"},"budget":{"$ref":"#/definitions/duration"},"args":{"$ref":"#/definitions/texts"},"findings":{"$ref":"#/definitions/texts"},"fail-on-finding":{"type":"boolean"}}},"scanner":{"type":"object","additionalProperties":false,"required":["run"],"properties":{"run":{"$ref":"#/definitions/text"},"budget":{"$ref":"#/definitions/duration"},"finding":{"$ref":"#/definitions/regex"},"reports":{"$ref":"#/definitions/texts"},"fail-on-finding":{"type":"boolean"}}},"matrix":{"type":"object","properties":{"include":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}},"exclude":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}},"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":["string","number","boolean"],"$ref":"#/definitions/scalar"}}},"scenario":{"type":"object","additionalProperties":false,"required":["steps"],"properties":{"description":{"type":"string"},"environment":{"$ref":"#/definitions/names"},"tags":{"type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}},"needs":{"$ref":"#/definitions/names"},"matrix":{"$ref":"#/definitions/matrix"},"artifacts":{"$ref":"#/definitions/names"},"instrumentation":{"$ref":"#/definitions/names"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"resources":{"$ref":"#/definitions/resources"},"namespaces":{"$ref":"#/definitions/namespaces"},"requires":{"type":"object","additionalProperties":false,"properties":{"tools":{"$ref":"#/definitions/texts"},"kernel":{"$ref":"#/definitions/kernel-range"},"commands":{"$ref":"#/definitions/texts"},"otherwise":{"enum":["skip","error"]}}},"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"},"steps":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/step"}},"metrics":{"type":"object","propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/metric"}},"capture":{"$ref":"#/definitions/capture"},"console":{"$ref":"#/definitions/scenario-console"},"xfail":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"$ref":"#/definitions/text"},"strict":{"type":"boolean"}}}]},"quarantine":{"type":"object","additionalProperties":false,"required":["reason","until"],"properties":{"reason":{"$ref":"#/definitions/text"},"until":{"title":"Date","type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"}}}}},"capture":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"files":{"$ref":"#/definitions/texts"},"file-size":{"$ref":"#/definitions/size"},"total-size":{"$ref":"#/definitions/size"},"cores":{"type":"boolean"}}}]},"metric":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"min":{"type":"number"},"max":{"type":"number"},"regression":{"title":"Percentage","type":"string","pattern":"^\\d+(\\.\\d+)?%$"},"better":{"enum":["lower","higher"]},"required":{"type":"boolean"}}},"step":{"type":"object","additionalProperties":false,"properties":{"id":{"title":"StepId","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},"name":{"$ref":"#/definitions/text"},"run":{"$ref":"#/definitions/text"},"until":{"$ref":"#/definitions/text"},"watch":{"$ref":"#/definitions/text"},"wait":{"$ref":"#/definitions/name"},"stop":{"$ref":"#/definitions/name"},"checkpoint":{"$ref":"#/definitions/name"},"restore":{"$ref":"#/definitions/name"},"power":{"enum":["on","off","cycle"]},"reboot":{"enum":["guest","reset","kexec",true]},"network":{"enum":["down","up"]},"attach-disk":{"$ref":"#/definitions/disk"},"detach-disk":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"nmi":{"const":true},"sysrq":{"title":"SysrqKey","type":"string","pattern":"^[b-z0-9]$"},"dump-memory":{"title":"FileName","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"stdin":{"type":"string"},"timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"if":{"type":["string","boolean"]},"continue-on-error":{"type":"boolean"},"background":{"type":"boolean"},"resources":{"$ref":"#/definitions/resources"},"namespaces":{"$ref":"#/definitions/namespaces"},"ready":{"$ref":"#/definitions/ready"},"expect":{"$ref":"#/definitions/expect"},"every":{"$ref":"#/definitions/duration"},"states":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/state"}},"outputs":{"type":"object","propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/output"}},"results":{"$ref":"#/definitions/results"}}},"output":{"oneOf":[{"enum":["stdout","stderr"]},{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"matches":{"$ref":"#/definitions/regex"},"json":{"$ref":"#/definitions/text"}}}]},"text-match":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"not-matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"equals":{"type":"string"},"json":{"type":"object","minProperties":1,"additionalProperties":true}}},"expect":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"exit-code":{"oneOf":[{"type":"integer","minimum":0,"maximum":255},{"type":"array","minItems":1,"items":{"type":"integer","minimum":0,"maximum":255}},{"const":"any"}]},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},"stdout":{"$ref":"#/definitions/text-match"},"stderr":{"$ref":"#/definitions/text-match"},"file":{"oneOf":[{"$ref":"#/definitions/file-match"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/file-match"}}]}}},"file-match":{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"exists":{"type":"boolean"},"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"$ref":"#/definitions/regex"},"equals":{"type":"string"}}},"state":{"type":"object","additionalProperties":false,"required":["within"],"properties":{"equals":{"type":"string"},"contains":{"$ref":"#/definitions/text"},"matches":{"$ref":"#/definitions/regex"},"within":{"$ref":"#/definitions/duration"}}},"ready":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"command":{"$ref":"#/definitions/text"},"tcp":{"oneOf":[{"type":"integer","minimum":1,"maximum":65535},{"$ref":"#/definitions/text"}]},"http":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"output":{"$ref":"#/definitions/regex"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"}}},"results":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"tap":{"$ref":"#/definitions/text"},"ktap":{"$ref":"#/definitions/text"},"junit":{"$ref":"#/definitions/texts"}}}}};
const func2 = Object.prototype.hasOwnProperty;
const func3 = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};
const schema7 = {"oneOf":[{"$ref":"#/definitions/positive"},{"type":"object","additionalProperties":false,"properties":{"total":{"$ref":"#/definitions/positive"},"provision":{"$ref":"#/definitions/positive"},"deploy":{"$ref":"#/definitions/positive"},"run":{"$ref":"#/definitions/positive"},"per-host":{"$ref":"#/definitions/positive"},"memory":{"$ref":"#/definitions/size"},"cpus":{"$ref":"#/definitions/positive"}}}]};
const schema8 = {"type":"integer","minimum":1,"maximum":100000};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema8.type,parentSchema:schema8,data};
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
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
validate23.errors = vErrors;
return errors === 0;
}

const schema9 = {"title":"Size","type":"string","pattern":"^\\d+(\\.\\d+)?[KMGT]iB$"};
const pattern0 = new RegExp("^\\d+(\\.\\d+)?[KMGT]iB$", "u");

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern0.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?[KMGT]iB$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?[KMGT]iB$"+"\"",schema:"^\\d+(\\.\\d+)?[KMGT]iB$",parentSchema:schema9,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.type,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
validate30.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "total") || (key0 === "provision")) || (key0 === "deploy")) || (key0 === "run")) || (key0 === "per-host")) || (key0 === "memory")) || (key0 === "cpus"))){
const err0 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema7.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
if(data.total !== undefined){
if(!(validate23(data.total, {instancePath:instancePath+"/total",parentData:data,parentDataProperty:"total",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.provision !== undefined){
if(!(validate23(data.provision, {instancePath:instancePath+"/provision",parentData:data,parentDataProperty:"provision",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.deploy !== undefined){
if(!(validate23(data.deploy, {instancePath:instancePath+"/deploy",parentData:data,parentDataProperty:"deploy",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.run !== undefined){
if(!(validate23(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data["per-host"] !== undefined){
if(!(validate23(data["per-host"], {instancePath:instancePath+"/per-host",parentData:data,parentDataProperty:"per-host",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.memory !== undefined){
if(!(validate30(data.memory, {instancePath:instancePath+"/memory",parentData:data,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.cpus !== undefined){
if(!(validate23(data.cpus, {instancePath:instancePath+"/cpus",parentData:data,parentDataProperty:"cpus",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.oneOf[1].type,parentSchema:schema7.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
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
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema7.oneOf,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
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
validate22.errors = vErrors;
return errors === 0;
}

const schema10 = {"title":"Duration","type":"string","pattern":"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"};
const pattern1 = new RegExp("^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$", "u");

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern1.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"},message:"must match pattern \""+"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$"+"\"",schema:"^(?=.)(\\d+(\\.\\d+)?d)?(\\d+(\\.\\d+)?h)?(\\d+(\\.\\d+)?m)?(\\d+(\\.\\d+)?s)?(\\d+(\\.\\d+)?ms)?$",parentSchema:schema10,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.type,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
validate34.errors = vErrors;
return errors === 0;
}

const schema11 = {"type":"object","additionalProperties":false,"properties":{"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"stage-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"kill-grace":{"$ref":"#/definitions/duration"},"shell":{"$ref":"#/definitions/shell"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"}}};
const schema12 = {"type":"string","minLength":1};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func3(data) < 1){
const err0 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema12,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
validate43.errors = vErrors;
return errors === 0;
}

const schema13 = {"oneOf":[{"$ref":"#/definitions/count"},{"type":"object","additionalProperties":false,"properties":{"test":{"$ref":"#/definitions/count"},"infrastructure":{"$ref":"#/definitions/count"},"delay":{"$ref":"#/definitions/duration"},"max-delay":{"$ref":"#/definitions/duration"}}}]};
const schema14 = {"type":"integer","minimum":0,"maximum":100000};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.type,parentSchema:schema14,data};
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
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
validate46.errors = vErrors;
return errors === 0;
}


function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate46(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate46.errors : append(vErrors, validate46.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "test") || (key0 === "infrastructure")) || (key0 === "delay")) || (key0 === "max-delay"))){
const err0 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema13.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
if(data.test !== undefined){
if(!(validate46(data.test, {instancePath:instancePath+"/test",parentData:data,parentDataProperty:"test",rootData}))){
vErrors = vErrors === null ? validate46.errors : append(vErrors, validate46.errors);
errors = vErrors.length;
}
}
if(data.infrastructure !== undefined){
if(!(validate46(data.infrastructure, {instancePath:instancePath+"/infrastructure",parentData:data,parentDataProperty:"infrastructure",rootData}))){
vErrors = vErrors === null ? validate46.errors : append(vErrors, validate46.errors);
errors = vErrors.length;
}
}
if(data.delay !== undefined){
if(!(validate34(data.delay, {instancePath:instancePath+"/delay",parentData:data,parentDataProperty:"delay",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["max-delay"] !== undefined){
if(!(validate34(data["max-delay"], {instancePath:instancePath+"/max-delay",parentData:data,parentDataProperty:"max-delay",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.oneOf[1].type,parentSchema:schema13.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
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
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema13.oneOf,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
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

const schema15 = {"type":"object","propertyNames":{"title":"VariableName","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/definitions/scalar"}};
const pattern2 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const schema16 = {"type":["string","number","boolean"]};

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(((typeof data !== "string") && (!((typeof data == "number") && (isFinite(data))))) && (typeof data !== "boolean")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema16.type},message:"must be string,number,boolean",schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
validate54.errors = vErrors;
return errors === 0;
}


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern2.test(key0)){
const err0 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema15.propertyNames,data:key0,propertyName:key0};
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
const err1 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema15.propertyNames,parentSchema:schema15,data};
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
if(!(validate54(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
validate53.errors = vErrors;
return errors === 0;
}


function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
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
if(!(validate34(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["step-timeout"] !== undefined){
if(!(validate34(data["step-timeout"], {instancePath:instancePath+"/step-timeout",parentData:data,parentDataProperty:"step-timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["stage-timeout"] !== undefined){
if(!(validate34(data["stage-timeout"], {instancePath:instancePath+"/stage-timeout",parentData:data,parentDataProperty:"stage-timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["idle-timeout"] !== undefined){
if(!(validate34(data["idle-timeout"], {instancePath:instancePath+"/idle-timeout",parentData:data,parentDataProperty:"idle-timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["slow-after"] !== undefined){
if(!(validate34(data["slow-after"], {instancePath:instancePath+"/slow-after",parentData:data,parentDataProperty:"slow-after",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["kill-grace"] !== undefined){
if(!(validate34(data["kill-grace"], {instancePath:instancePath+"/kill-grace",parentData:data,parentDataProperty:"kill-grace",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.shell !== undefined){
if(!(validate43(data.shell, {instancePath:instancePath+"/shell",parentData:data,parentDataProperty:"shell",rootData}))){
vErrors = vErrors === null ? validate43.errors : append(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data.retries !== undefined){
if(!(validate45(data.retries, {instancePath:instancePath+"/retries",parentData:data,parentDataProperty:"retries",rootData}))){
vErrors = vErrors === null ? validate45.errors : append(vErrors, validate45.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate53(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate53.errors : append(vErrors, validate53.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
validate36.errors = vErrors;
return errors === 0;
}

const schema17 = {"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"env":{"title":"VariableName","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"file":{"$ref":"#/definitions/text"}}};
const schema18 = {"type":"string","minLength":1};

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func3(data) < 1){
const err0 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema18,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
validate60.errors = vErrors;
return errors === 0;
}


function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema17,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema17,data};
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
if(!pattern2.test(data0)){
const err3 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema17.properties.env,data:data0};
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
const err4 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.properties.env.type,parentSchema:schema17.properties.env,data:data0};
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
if(!(validate60(data.file, {instancePath:instancePath+"/file",parentData:data,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.type,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
validate59.errors = vErrors;
return errors === 0;
}

const schema19 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","minProperties":1,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/board"}}]};
const schema20 = {"title":"Board","type":"object","additionalProperties":false,"required":["host"],"properties":{"description":{"type":"string"},"labels":{"$ref":"#/definitions/labels"},"host":{"$ref":"#/definitions/text"},"port":{"$ref":"#/definitions/port"},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"known-hosts":{"$ref":"#/definitions/texts"},"power":{"$ref":"#/definitions/power"},"console":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"quarantine-after":{"$ref":"#/definitions/positive"}}};
const schema21 = {"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/scalar"}};
const pattern3 = new RegExp("^[A-Za-z_][A-Za-z0-9_.-]{0,99}$", "u");

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 64){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema21,data};
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
if(!pattern3.test(key0)){
const err2 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema21.propertyNames,data:key0,propertyName:key0};
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
const err3 = {instancePath,schemaPath:"#/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.propertyNames.type,parentSchema:schema21.propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err4 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema21.propertyNames,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
for(const key1 in data){
if(!(validate54(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
validate67.errors = vErrors;
return errors === 0;
}

const schema22 = {"type":"integer","minimum":1,"maximum":65535};

function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema22.type,parentSchema:schema22,data};
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
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
validate71.errors = vErrors;
return errors === 0;
}

const schema23 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]};

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate60(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema23.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate60(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema23.oneOf[1].type,parentSchema:schema23.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
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
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema23.oneOf,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
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
validate74.errors = vErrors;
return errors === 0;
}

const schema24 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"on":{"$ref":"#/definitions/text"},"off":{"$ref":"#/definitions/text"},"cycle":{"$ref":"#/definitions/text"},"timeout":{"$ref":"#/definitions/duration"}}};

function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "on") || (key0 === "off")) || (key0 === "cycle")) || (key0 === "timeout"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.on !== undefined){
if(!(validate60(data.on, {instancePath:instancePath+"/on",parentData:data,parentDataProperty:"on",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.off !== undefined){
if(!(validate60(data.off, {instancePath:instancePath+"/off",parentData:data,parentDataProperty:"off",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.cycle !== undefined){
if(!(validate60(data.cycle, {instancePath:instancePath+"/cycle",parentData:data,parentDataProperty:"cycle",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
if(!(validate34(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
validate79.errors = vErrors;
return errors === 0;
}


function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.host === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'",schema:schema20.required,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema20.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema20,data};
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
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.description.type,parentSchema:schema20.properties.description,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.labels !== undefined){
if(!(validate67(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData}))){
vErrors = vErrors === null ? validate67.errors : append(vErrors, validate67.errors);
errors = vErrors.length;
}
}
if(data.host !== undefined){
if(!(validate60(data.host, {instancePath:instancePath+"/host",parentData:data,parentDataProperty:"host",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.port !== undefined){
if(!(validate71(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData}))){
vErrors = vErrors === null ? validate71.errors : append(vErrors, validate71.errors);
errors = vErrors.length;
}
}
if(data.user !== undefined){
if(!(validate60(data.user, {instancePath:instancePath+"/user",parentData:data,parentDataProperty:"user",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.key !== undefined){
if(!(validate74(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data["known-hosts"] !== undefined){
if(!(validate74(data["known-hosts"], {instancePath:instancePath+"/known-hosts",parentData:data,parentDataProperty:"known-hosts",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.power !== undefined){
if(!(validate79(data.power, {instancePath:instancePath+"/power",parentData:data,parentDataProperty:"power",rootData}))){
vErrors = vErrors === null ? validate79.errors : append(vErrors, validate79.errors);
errors = vErrors.length;
}
}
if(data.console !== undefined){
if(!(validate60(data.console, {instancePath:instancePath+"/console",parentData:data,parentDataProperty:"console",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.check !== undefined){
if(!(validate60(data.check, {instancePath:instancePath+"/check",parentData:data,parentDataProperty:"check",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data["quarantine-after"] !== undefined){
if(!(validate23(data["quarantine-after"], {instancePath:instancePath+"/quarantine-after",parentData:data,parentDataProperty:"quarantine-after",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate66.errors = vErrors;
return errors === 0;
}


function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate60(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
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
const err0 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema19.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
const _errs4 = errors;
if(typeof key0 === "string"){
if(!pattern3.test(key0)){
const err1 = {instancePath,schemaPath:"#/oneOf/1/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema19.oneOf[1].propertyNames,data:key0,propertyName:key0};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.oneOf[1].propertyNames.type,parentSchema:schema19.oneOf[1].propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
const err3 = {instancePath,schemaPath:"#/oneOf/1/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema19.oneOf[1].propertyNames,parentSchema:schema19.oneOf[1],data};
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
if(!(validate66(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate66.errors : append(vErrors, validate66.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.oneOf[1].type,parentSchema:schema19.oneOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
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
const err5 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema19.oneOf,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
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
validate64.errors = vErrors;
return errors === 0;
}

const schema25 = {"type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/definitions/local-environment"},{"$ref":"#/definitions/ssh-environment"},{"$ref":"#/definitions/qemu-environment"},{"$ref":"#/definitions/container-environment"}]};
const schema26 = {"title":"LocalEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"local"},"description":{"type":"string"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"inherit-env":{"oneOf":[{"type":"boolean"},{"type":"array","items":{"$ref":"#/definitions/text"}}]},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"lock":{"$ref":"#/definitions/lock"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};
const schema27 = {"enum":["shared","fresh"]};

function validate93(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((data === "shared") || (data === "fresh"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema27.enum},message:"must be equal to one of the allowed values",schema:schema27.enum,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
validate93.errors = vErrors;
return errors === 0;
}

const schema28 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"packages":{"$ref":"#/definitions/packages"},"apt":{"$ref":"#/definitions/packages"},"apk":{"$ref":"#/definitions/packages"},"dnf":{"$ref":"#/definitions/packages"},"opkg":{"$ref":"#/definitions/packages"},"optional":{"$ref":"#/definitions/packages"},"commands":{"type":"array","minItems":1,"maxItems":256,"items":{"$ref":"#/definitions/dependency-command"}},"bundles":{"$ref":"#/definitions/names"},"update":{"enum":["when-needed","never"]},"timeout":{"$ref":"#/definitions/duration"}}};
const schema29 = {"oneOf":[{"$ref":"#/definitions/package"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/package"}}]};
const schema30 = {"title":"PackageName","type":"string","pattern":"^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"};
const pattern9 = new RegExp("^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$", "u");

function validate101(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern9.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"},message:"must match pattern \""+"^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"+"\"",schema:"^(?:[A-Za-z0-9_@/]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9+._:=~@/()<>*-]|\\$\\{\\{[^\\u0000]*\\}\\})*$",parentSchema:schema30,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
validate101.errors = vErrors;
return errors === 0;
}


function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate101(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate101.errors : append(vErrors, validate101.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema29.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate101(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate101.errors : append(vErrors, validate101.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema29.oneOf[1].type,parentSchema:schema29.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
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
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema29.oneOf,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
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
validate100.errors = vErrors;
return errors === 0;
}

const schema31 = {"type":"object","additionalProperties":false,"required":["name","check","install"],"properties":{"name":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"install":{"$ref":"#/definitions/text"},"optional":{"type":"boolean"}}};

function validate110(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.check === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "check"},message:"must have required property '"+"check"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(data.install === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "install"},message:"must have required property '"+"install"+"'",schema:schema31.required,parentSchema:schema31,data};
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
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
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
if(!(validate60(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.check !== undefined){
if(!(validate60(data.check, {instancePath:instancePath+"/check",parentData:data,parentDataProperty:"check",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.install !== undefined){
if(!(validate60(data.install, {instancePath:instancePath+"/install",parentData:data,parentDataProperty:"install",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.optional !== undefined){
let data3 = data.optional;
if(typeof data3 !== "boolean"){
const err4 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.optional.type,parentSchema:schema31.properties.optional,data:data3};
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
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
validate110.errors = vErrors;
return errors === 0;
}

const schema32 = {"oneOf":[{"$ref":"#/definitions/name"},{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}}]};
const schema33 = {"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"};

function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern3.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema33,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
validate116.errors = vErrors;
return errors === 0;
}


function validate115(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate116(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate116.errors : append(vErrors, validate116.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema32.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.oneOf[1].items.type,parentSchema:schema32.oneOf[1].items,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(!(validate116(data0, {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate116.errors : append(vErrors, validate116.errors);
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema32.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.oneOf[1].type,parentSchema:schema32.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
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
const err4 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema32.oneOf,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
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
validate115.errors = vErrors;
return errors === 0;
}


function validate99(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema28.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema28,data};
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
if(!(validate100(data.packages, {instancePath:instancePath+"/packages",parentData:data,parentDataProperty:"packages",rootData}))){
vErrors = vErrors === null ? validate100.errors : append(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.apt !== undefined){
if(!(validate100(data.apt, {instancePath:instancePath+"/apt",parentData:data,parentDataProperty:"apt",rootData}))){
vErrors = vErrors === null ? validate100.errors : append(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.apk !== undefined){
if(!(validate100(data.apk, {instancePath:instancePath+"/apk",parentData:data,parentDataProperty:"apk",rootData}))){
vErrors = vErrors === null ? validate100.errors : append(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.dnf !== undefined){
if(!(validate100(data.dnf, {instancePath:instancePath+"/dnf",parentData:data,parentDataProperty:"dnf",rootData}))){
vErrors = vErrors === null ? validate100.errors : append(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.opkg !== undefined){
if(!(validate100(data.opkg, {instancePath:instancePath+"/opkg",parentData:data,parentDataProperty:"opkg",rootData}))){
vErrors = vErrors === null ? validate100.errors : append(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.optional !== undefined){
if(!(validate100(data.optional, {instancePath:instancePath+"/optional",parentData:data,parentDataProperty:"optional",rootData}))){
vErrors = vErrors === null ? validate100.errors : append(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.commands !== undefined){
let data6 = data.commands;
if(Array.isArray(data6)){
if(data6.length > 256){
const err2 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema28.properties.commands,data:data6};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(data6.length < 1){
const err3 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema28.properties.commands,data:data6};
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
if(!(validate110(data6[i0], {instancePath:instancePath+"/commands/" + i0,parentData:data6,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate110.errors : append(vErrors, validate110.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.commands.type,parentSchema:schema28.properties.commands,data:data6};
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
if(!(validate115(data.bundles, {instancePath:instancePath+"/bundles",parentData:data,parentDataProperty:"bundles",rootData}))){
vErrors = vErrors === null ? validate115.errors : append(vErrors, validate115.errors);
errors = vErrors.length;
}
}
if(data.update !== undefined){
let data9 = data.update;
if(!((data9 === "when-needed") || (data9 === "never"))){
const err5 = {instancePath:instancePath+"/update",schemaPath:"#/properties/update/enum",keyword:"enum",params:{allowedValues: schema28.properties.update.enum},message:"must be equal to one of the allowed values",schema:schema28.properties.update.enum,parentSchema:schema28.properties.update,data:data9};
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
if(!(validate34(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.type,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
validate99.errors = vErrors;
return errors === 0;
}

const schema34 = {"type":"array","minItems":1,"maxItems":256,"items":{"$ref":"#/definitions/readiness-check"}};
const schema35 = {"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/definitions/text"},"command":{"$ref":"#/definitions/text"},"shell":{"$ref":"#/definitions/shell"},"tcp":{"oneOf":[{"$ref":"#/definitions/port"},{"$ref":"#/definitions/text"}]},"http":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["url"],"properties":{"url":{"$ref":"#/definitions/text"},"status":{"type":"integer","minimum":100,"maximum":599}}}]},"file":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"contains":{"$ref":"#/definitions/text"}}}]},"console":{"$ref":"#/definitions/regex"},"systemd":{"oneOf":[{"const":true},{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}}]},"cgroup":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"controllers":{"$ref":"#/definitions/texts"},"memory":{"$ref":"#/definitions/size"},"pids":{"$ref":"#/definitions/positive"}}}]},"disk":{"oneOf":[{"$ref":"#/definitions/size"},{"type":"object","additionalProperties":false,"required":["free"],"properties":{"path":{"$ref":"#/definitions/text"},"free":{"$ref":"#/definitions/size"}}}]},"memory":{"$ref":"#/definitions/size"},"cpu":{"oneOf":[{"$ref":"#/definitions/positive"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"count":{"$ref":"#/definitions/positive"},"load":{"type":"number","exclusiveMinimum":0,"maximum":100000}}}]},"tools":{"$ref":"#/definitions/texts"},"kernel":{"oneOf":[{"$ref":"#/definitions/kernel-range"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"release":{"$ref":"#/definitions/kernel-range"},"config":{"$ref":"#/definitions/kernel-config"}}}]},"network":{"$ref":"#/definitions/texts"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"},"optional":{"type":"boolean"}}};
const schema36 = {"title":"Regex","type":"string","minLength":1,"maxLength":1000};

function validate134(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 1000){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(func3(data) < 1){
const err1 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data};
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
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
validate134.errors = vErrors;
return errors === 0;
}

const schema37 = {"title":"KernelRange","type":"string","pattern":"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"};
const pattern11 = new RegExp("^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$", "u");

function validate150(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern11.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"},message:"must match pattern \""+"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$"+"\"",schema:"^\\s*((>=|<=|>|<|=)\\s*)?\\d+(\\.\\d+){0,2}(\\s+(>=|<=|>|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$",parentSchema:schema37,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.type,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
validate150.errors = vErrors;
return errors === 0;
}

const schema38 = {"type":"object","minProperties":1,"maxProperties":1000,"propertyNames":{"title":"ConfigOption","pattern":"^CONFIG_[A-Za-z0-9_]+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}};
const pattern12 = new RegExp("^CONFIG_[A-Za-z0-9_]+$", "u");

function validate153(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1000){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema38,data};
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
if(!pattern12.test(key0)){
const err2 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^CONFIG_[A-Za-z0-9_]+$"},message:"must match pattern \""+"^CONFIG_[A-Za-z0-9_]+$"+"\"",schema:"^CONFIG_[A-Za-z0-9_]+$",parentSchema:schema38.propertyNames,data:key0,propertyName:key0};
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
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema38.propertyNames,parentSchema:schema38,data};
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
if(!(validate54(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
validate153.errors = vErrors;
return errors === 0;
}


function validate123(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema35.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data};
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
if(!(validate60(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.command !== undefined){
if(!(validate60(data.command, {instancePath:instancePath+"/command",parentData:data,parentDataProperty:"command",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.shell !== undefined){
if(!(validate43(data.shell, {instancePath:instancePath+"/shell",parentData:data,parentDataProperty:"shell",rootData}))){
vErrors = vErrors === null ? validate43.errors : append(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data.tcp !== undefined){
let data3 = data.tcp;
const _errs6 = errors;
let valid1 = false;
let passing0 = null;
const _errs7 = errors;
if(!(validate71(data3, {instancePath:instancePath+"/tcp",parentData:data,parentDataProperty:"tcp",rootData}))){
vErrors = vErrors === null ? validate71.errors : append(vErrors, validate71.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs8 = errors;
if(!(validate60(data3, {instancePath:instancePath+"/tcp",parentData:data,parentDataProperty:"tcp",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs8 === errors;
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
const err1 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema35.properties.tcp.oneOf,parentSchema:schema35.properties.tcp,data:data3};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
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
let data4 = data.http;
const _errs10 = errors;
let valid2 = false;
let passing1 = null;
const _errs11 = errors;
if(!(validate60(data4, {instancePath:instancePath+"/http",parentData:data,parentDataProperty:"http",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid1 = _errs11 === errors;
if(_valid1){
valid2 = true;
passing1 = 0;
}
const _errs12 = errors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.url === undefined){
const err2 = {instancePath:instancePath+"/http",schemaPath:"#/properties/http/oneOf/1/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema35.properties.http.oneOf[1].required,parentSchema:schema35.properties.http.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
for(const key1 in data4){
if(!((key1 === "url") || (key1 === "status"))){
const err3 = {instancePath:instancePath+"/http",schemaPath:"#/properties/http/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema35.properties.http.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data4.url !== undefined){
if(!(validate60(data4.url, {instancePath:instancePath+"/http/url",parentData:data4,parentDataProperty:"url",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data4.status !== undefined){
let data6 = data4.status;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err4 = {instancePath:instancePath+"/http/status",schemaPath:"#/properties/http/oneOf/1/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema35.properties.http.oneOf[1].properties.status.type,parentSchema:schema35.properties.http.oneOf[1].properties.status,data:data6};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 599 || isNaN(data6)){
const err5 = {instancePath:instancePath+"/http/status",schemaPath:"#/properties/http/oneOf/1/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599",schema:599,parentSchema:schema35.properties.http.oneOf[1].properties.status,data:data6};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(data6 < 100 || isNaN(data6)){
const err6 = {instancePath:instancePath+"/http/status",schemaPath:"#/properties/http/oneOf/1/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema35.properties.http.oneOf[1].properties.status,data:data6};
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
}
else {
const err7 = {instancePath:instancePath+"/http",schemaPath:"#/properties/http/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.properties.http.oneOf[1].type,parentSchema:schema35.properties.http.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
if(_valid1 && valid2){
valid2 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid2 = true;
passing1 = 1;
}
}
if(!valid2){
const err8 = {instancePath:instancePath+"/http",schemaPath:"#/properties/http/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema35.properties.http.oneOf,parentSchema:schema35.properties.http,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
}
if(data.file !== undefined){
let data7 = data.file;
const _errs19 = errors;
let valid4 = false;
let passing2 = null;
const _errs20 = errors;
if(!(validate60(data7, {instancePath:instancePath+"/file",parentData:data,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid2 = _errs20 === errors;
if(_valid2){
valid4 = true;
passing2 = 0;
}
const _errs21 = errors;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.path === undefined){
const err9 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema35.properties.file.oneOf[1].required,parentSchema:schema35.properties.file.oneOf[1],data:data7};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
for(const key2 in data7){
if(!((key2 === "path") || (key2 === "contains"))){
const err10 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema35.properties.file.oneOf[1],data:data7};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data7.path !== undefined){
if(!(validate60(data7.path, {instancePath:instancePath+"/file/path",parentData:data7,parentDataProperty:"path",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data7.contains !== undefined){
if(!(validate60(data7.contains, {instancePath:instancePath+"/file/contains",parentData:data7,parentDataProperty:"contains",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.properties.file.oneOf[1].type,parentSchema:schema35.properties.file.oneOf[1],data:data7};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
var _valid2 = _errs21 === errors;
if(_valid2 && valid4){
valid4 = false;
passing2 = [passing2, 1];
}
else {
if(_valid2){
valid4 = true;
passing2 = 1;
}
}
if(!valid4){
const err12 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf",keyword:"oneOf",params:{passingSchemas: passing2},message:"must match exactly one schema in oneOf",schema:schema35.properties.file.oneOf,parentSchema:schema35.properties.file,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
}
if(data.console !== undefined){
if(!(validate134(data.console, {instancePath:instancePath+"/console",parentData:data,parentDataProperty:"console",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
if(data.systemd !== undefined){
let data11 = data.systemd;
const _errs28 = errors;
let valid6 = false;
let passing3 = null;
const _errs29 = errors;
if(true !== data11){
const err13 = {instancePath:instancePath+"/systemd",schemaPath:"#/properties/systemd/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema35.properties.systemd.oneOf[0],data:data11};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
var _valid3 = _errs29 === errors;
if(_valid3){
valid6 = true;
passing3 = 0;
}
const _errs30 = errors;
if(!(validate60(data11, {instancePath:instancePath+"/systemd",parentData:data,parentDataProperty:"systemd",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid3 = _errs30 === errors;
if(_valid3 && valid6){
valid6 = false;
passing3 = [passing3, 1];
}
else {
if(_valid3){
valid6 = true;
passing3 = 1;
}
const _errs31 = errors;
if(Array.isArray(data11)){
if(data11.length < 1){
const err14 = {instancePath:instancePath+"/systemd",schemaPath:"#/properties/systemd/oneOf/2/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema35.properties.systemd.oneOf[2],data:data11};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
if(!(validate60(data11[i0], {instancePath:instancePath+"/systemd/" + i0,parentData:data11,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/systemd",schemaPath:"#/properties/systemd/oneOf/2/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema35.properties.systemd.oneOf[2].type,parentSchema:schema35.properties.systemd.oneOf[2],data:data11};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
var _valid3 = _errs31 === errors;
if(_valid3 && valid6){
valid6 = false;
passing3 = [passing3, 2];
}
else {
if(_valid3){
valid6 = true;
passing3 = 2;
}
}
}
if(!valid6){
const err16 = {instancePath:instancePath+"/systemd",schemaPath:"#/properties/systemd/oneOf",keyword:"oneOf",params:{passingSchemas: passing3},message:"must match exactly one schema in oneOf",schema:schema35.properties.systemd.oneOf,parentSchema:schema35.properties.systemd,data:data11};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
else {
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
}
}
if(data.cgroup !== undefined){
let data13 = data.cgroup;
const _errs35 = errors;
let valid9 = false;
let passing4 = null;
const _errs36 = errors;
if(!(validate60(data13, {instancePath:instancePath+"/cgroup",parentData:data,parentDataProperty:"cgroup",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid4 = _errs36 === errors;
if(_valid4){
valid9 = true;
passing4 = 0;
}
const _errs37 = errors;
if(Array.isArray(data13)){
if(data13.length < 1){
const err17 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema35.properties.cgroup.oneOf[1],data:data13};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
if(!(validate60(data13[i1], {instancePath:instancePath+"/cgroup/" + i1,parentData:data13,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema35.properties.cgroup.oneOf[1].type,parentSchema:schema35.properties.cgroup.oneOf[1],data:data13};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
var _valid4 = _errs37 === errors;
if(_valid4 && valid9){
valid9 = false;
passing4 = [passing4, 1];
}
else {
if(_valid4){
valid9 = true;
passing4 = 1;
}
const _errs40 = errors;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(Object.keys(data13).length < 1){
const err19 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf/2/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema35.properties.cgroup.oneOf[2],data:data13};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
for(const key3 in data13){
if(!(((key3 === "controllers") || (key3 === "memory")) || (key3 === "pids"))){
const err20 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema35.properties.cgroup.oneOf[2],data:data13};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data13.controllers !== undefined){
if(!(validate74(data13.controllers, {instancePath:instancePath+"/cgroup/controllers",parentData:data13,parentDataProperty:"controllers",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data13.memory !== undefined){
if(!(validate30(data13.memory, {instancePath:instancePath+"/cgroup/memory",parentData:data13,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data13.pids !== undefined){
if(!(validate23(data13.pids, {instancePath:instancePath+"/cgroup/pids",parentData:data13,parentDataProperty:"pids",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.properties.cgroup.oneOf[2].type,parentSchema:schema35.properties.cgroup.oneOf[2],data:data13};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
var _valid4 = _errs40 === errors;
if(_valid4 && valid9){
valid9 = false;
passing4 = [passing4, 2];
}
else {
if(_valid4){
valid9 = true;
passing4 = 2;
}
}
}
if(!valid9){
const err22 = {instancePath:instancePath+"/cgroup",schemaPath:"#/properties/cgroup/oneOf",keyword:"oneOf",params:{passingSchemas: passing4},message:"must match exactly one schema in oneOf",schema:schema35.properties.cgroup.oneOf,parentSchema:schema35.properties.cgroup,data:data13};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
else {
errors = _errs35;
if(vErrors !== null){
if(_errs35){
vErrors.length = _errs35;
}
else {
vErrors = null;
}
}
}
}
if(data.disk !== undefined){
let data18 = data.disk;
const _errs47 = errors;
let valid13 = false;
let passing5 = null;
const _errs48 = errors;
if(!(validate30(data18, {instancePath:instancePath+"/disk",parentData:data,parentDataProperty:"disk",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
var _valid5 = _errs48 === errors;
if(_valid5){
valid13 = true;
passing5 = 0;
}
const _errs49 = errors;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.free === undefined){
const err23 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/oneOf/1/required",keyword:"required",params:{missingProperty: "free"},message:"must have required property '"+"free"+"'",schema:schema35.properties.disk.oneOf[1].required,parentSchema:schema35.properties.disk.oneOf[1],data:data18};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
for(const key4 in data18){
if(!((key4 === "path") || (key4 === "free"))){
const err24 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema35.properties.disk.oneOf[1],data:data18};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
}
if(data18.path !== undefined){
if(!(validate60(data18.path, {instancePath:instancePath+"/disk/path",parentData:data18,parentDataProperty:"path",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data18.free !== undefined){
if(!(validate30(data18.free, {instancePath:instancePath+"/disk/free",parentData:data18,parentDataProperty:"free",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err25 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.properties.disk.oneOf[1].type,parentSchema:schema35.properties.disk.oneOf[1],data:data18};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
var _valid5 = _errs49 === errors;
if(_valid5 && valid13){
valid13 = false;
passing5 = [passing5, 1];
}
else {
if(_valid5){
valid13 = true;
passing5 = 1;
}
}
if(!valid13){
const err26 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/oneOf",keyword:"oneOf",params:{passingSchemas: passing5},message:"must match exactly one schema in oneOf",schema:schema35.properties.disk.oneOf,parentSchema:schema35.properties.disk,data:data18};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
else {
errors = _errs47;
if(vErrors !== null){
if(_errs47){
vErrors.length = _errs47;
}
else {
vErrors = null;
}
}
}
}
if(data.memory !== undefined){
if(!(validate30(data.memory, {instancePath:instancePath+"/memory",parentData:data,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data22 = data.cpu;
const _errs56 = errors;
let valid15 = false;
let passing6 = null;
const _errs57 = errors;
if(!(validate23(data22, {instancePath:instancePath+"/cpu",parentData:data,parentDataProperty:"cpu",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
var _valid6 = _errs57 === errors;
if(_valid6){
valid15 = true;
passing6 = 0;
}
const _errs58 = errors;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(Object.keys(data22).length < 1){
const err27 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema35.properties.cpu.oneOf[1],data:data22};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
for(const key5 in data22){
if(!((key5 === "count") || (key5 === "load"))){
const err28 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema35.properties.cpu.oneOf[1],data:data22};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
}
if(data22.count !== undefined){
if(!(validate23(data22.count, {instancePath:instancePath+"/cpu/count",parentData:data22,parentDataProperty:"count",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data22.load !== undefined){
let data24 = data22.load;
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 100000 || isNaN(data24)){
const err29 = {instancePath:instancePath+"/cpu/load",schemaPath:"#/properties/cpu/oneOf/1/properties/load/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema35.properties.cpu.oneOf[1].properties.load,data:data24};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
if(data24 <= 0 || isNaN(data24)){
const err30 = {instancePath:instancePath+"/cpu/load",schemaPath:"#/properties/cpu/oneOf/1/properties/load/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema35.properties.cpu.oneOf[1].properties.load,data:data24};
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
const err31 = {instancePath:instancePath+"/cpu/load",schemaPath:"#/properties/cpu/oneOf/1/properties/load/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.cpu.oneOf[1].properties.load.type,parentSchema:schema35.properties.cpu.oneOf[1].properties.load,data:data24};
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
const err32 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.properties.cpu.oneOf[1].type,parentSchema:schema35.properties.cpu.oneOf[1],data:data22};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
var _valid6 = _errs58 === errors;
if(_valid6 && valid15){
valid15 = false;
passing6 = [passing6, 1];
}
else {
if(_valid6){
valid15 = true;
passing6 = 1;
}
}
if(!valid15){
const err33 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/oneOf",keyword:"oneOf",params:{passingSchemas: passing6},message:"must match exactly one schema in oneOf",schema:schema35.properties.cpu.oneOf,parentSchema:schema35.properties.cpu,data:data22};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
else {
errors = _errs56;
if(vErrors !== null){
if(_errs56){
vErrors.length = _errs56;
}
else {
vErrors = null;
}
}
}
}
if(data.tools !== undefined){
if(!(validate74(data.tools, {instancePath:instancePath+"/tools",parentData:data,parentDataProperty:"tools",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.kernel !== undefined){
let data26 = data.kernel;
const _errs66 = errors;
let valid17 = false;
let passing7 = null;
const _errs67 = errors;
if(!(validate150(data26, {instancePath:instancePath+"/kernel",parentData:data,parentDataProperty:"kernel",rootData}))){
vErrors = vErrors === null ? validate150.errors : append(vErrors, validate150.errors);
errors = vErrors.length;
}
var _valid7 = _errs67 === errors;
if(_valid7){
valid17 = true;
passing7 = 0;
}
const _errs68 = errors;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(Object.keys(data26).length < 1){
const err34 = {instancePath:instancePath+"/kernel",schemaPath:"#/properties/kernel/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema35.properties.kernel.oneOf[1],data:data26};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
for(const key6 in data26){
if(!((key6 === "release") || (key6 === "config"))){
const err35 = {instancePath:instancePath+"/kernel",schemaPath:"#/properties/kernel/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema35.properties.kernel.oneOf[1],data:data26};
if(vErrors === null){
vErrors = [err35];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err35);
}
errors = vErrors.length;
}
}
if(data26.release !== undefined){
if(!(validate150(data26.release, {instancePath:instancePath+"/kernel/release",parentData:data26,parentDataProperty:"release",rootData}))){
vErrors = vErrors === null ? validate150.errors : append(vErrors, validate150.errors);
errors = vErrors.length;
}
}
if(data26.config !== undefined){
if(!(validate153(data26.config, {instancePath:instancePath+"/kernel/config",parentData:data26,parentDataProperty:"config",rootData}))){
vErrors = vErrors === null ? validate153.errors : append(vErrors, validate153.errors);
errors = vErrors.length;
}
}
}
else {
const err36 = {instancePath:instancePath+"/kernel",schemaPath:"#/properties/kernel/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.properties.kernel.oneOf[1].type,parentSchema:schema35.properties.kernel.oneOf[1],data:data26};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
var _valid7 = _errs68 === errors;
if(_valid7 && valid17){
valid17 = false;
passing7 = [passing7, 1];
}
else {
if(_valid7){
valid17 = true;
passing7 = 1;
}
}
if(!valid17){
const err37 = {instancePath:instancePath+"/kernel",schemaPath:"#/properties/kernel/oneOf",keyword:"oneOf",params:{passingSchemas: passing7},message:"must match exactly one schema in oneOf",schema:schema35.properties.kernel.oneOf,parentSchema:schema35.properties.kernel,data:data26};
if(vErrors === null){
vErrors = [err37];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err37);
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
if(data.network !== undefined){
if(!(validate74(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.every !== undefined){
if(!(validate34(data.every, {instancePath:instancePath+"/every",parentData:data,parentDataProperty:"every",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
if(!(validate34(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.optional !== undefined){
let data32 = data.optional;
if(typeof data32 !== "boolean"){
const err38 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.optional.type,parentSchema:schema35.properties.optional,data:data32};
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
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err39];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err39);
}
errors = vErrors.length;
}
validate123.errors = vErrors;
return errors === 0;
}


function validate122(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 256){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema34,data};
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
if(!(validate123(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate123.errors : append(vErrors, validate123.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
validate122.errors = vErrors;
return errors === 0;
}

const schema39 = {"oneOf":[{"$ref":"#/definitions/lock-name"},{"type":"array","minItems":1,"maxItems":64,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/lock-name"}},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"name":{"oneOf":[{"$ref":"#/definitions/lock-name"},{"type":"array","minItems":1,"maxItems":64,"uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/lock-name"}}]},"mode":{"enum":["exclusive","shared"]},"timeout":{"$ref":"#/definitions/duration"},"lease":{"$ref":"#/definitions/duration"}}}]};
const schema40 = {"title":"LockName","type":"string","maxLength":200,"pattern":"^(?:[A-Za-z0-9_]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9_.:@/+-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"};
const pattern13 = new RegExp("^(?:[A-Za-z0-9_]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9_.:@/+-]|\\$\\{\\{[^\\u0000]*\\}\\})*$", "u");

function validate162(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 200){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(!pattern13.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9_.:@/+-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"},message:"must match pattern \""+"^(?:[A-Za-z0-9_]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9_.:@/+-]|\\$\\{\\{[^\\u0000]*\\}\\})*$"+"\"",schema:"^(?:[A-Za-z0-9_]|\\$\\{\\{[^\\u0000]*\\}\\})(?:[A-Za-z0-9_.:@/+-]|\\$\\{\\{[^\\u0000]*\\}\\})*$",parentSchema:schema40,data};
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
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
validate162.errors = vErrors;
return errors === 0;
}


function validate161(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate162(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate162.errors : append(vErrors, validate162.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(Array.isArray(data)){
if(data.length > 64){
const err0 = {instancePath,schemaPath:"#/oneOf/1/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema39.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema39.oneOf[1],data};
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
let data0 = data[i0];
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.oneOf[1].items.type,parentSchema:schema39.oneOf[1].items,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(!(validate162(data0, {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate162.errors : append(vErrors, validate162.errors);
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
const err3 = {instancePath,schemaPath:"#/oneOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema39.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.oneOf[1].type,parentSchema:schema39.oneOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
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
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err5 = {instancePath,schemaPath:"#/oneOf/2/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema39.oneOf[2],data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "mode")) || (key0 === "timeout")) || (key0 === "lease"))){
const err6 = {instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema39.oneOf[2],data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.name !== undefined){
let data1 = data.name;
const _errs10 = errors;
let valid5 = false;
let passing1 = null;
const _errs11 = errors;
if(!(validate162(data1, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate162.errors : append(vErrors, validate162.errors);
errors = vErrors.length;
}
var _valid1 = _errs11 === errors;
if(_valid1){
valid5 = true;
passing1 = 0;
}
const _errs12 = errors;
if(Array.isArray(data1)){
if(data1.length > 64){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/oneOf/2/properties/name/oneOf/1/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema39.oneOf[2].properties.name.oneOf[1],data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if(data1.length < 1){
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/oneOf/2/properties/name/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema39.oneOf[2].properties.name.oneOf[1],data:data1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
const len1 = data1.length;
for(let i2=0; i2<len1; i2++){
let data2 = data1[i2];
if(typeof data2 !== "string"){
const err9 = {instancePath:instancePath+"/name/" + i2,schemaPath:"#/oneOf/2/properties/name/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.oneOf[2].properties.name.oneOf[1].items.type,parentSchema:schema39.oneOf[2].properties.name.oneOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
if(!(validate162(data2, {instancePath:instancePath+"/name/" + i2,parentData:data1,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate162.errors : append(vErrors, validate162.errors);
errors = vErrors.length;
}
}
let i3 = data1.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data1[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err10 = {instancePath:instancePath+"/name",schemaPath:"#/oneOf/2/properties/name/oneOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i3+" are identical)",schema:true,parentSchema:schema39.oneOf[2].properties.name.oneOf[1],data:data1};
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
const err11 = {instancePath:instancePath+"/name",schemaPath:"#/oneOf/2/properties/name/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.oneOf[2].properties.name.oneOf[1].type,parentSchema:schema39.oneOf[2].properties.name.oneOf[1],data:data1};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
if(_valid1 && valid5){
valid5 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid5 = true;
passing1 = 1;
}
}
if(!valid5){
const err12 = {instancePath:instancePath+"/name",schemaPath:"#/oneOf/2/properties/name/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema39.oneOf[2].properties.name.oneOf,parentSchema:schema39.oneOf[2].properties.name,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
}
if(data.mode !== undefined){
let data3 = data.mode;
if(!((data3 === "exclusive") || (data3 === "shared"))){
const err13 = {instancePath:instancePath+"/mode",schemaPath:"#/oneOf/2/properties/mode/enum",keyword:"enum",params:{allowedValues: schema39.oneOf[2].properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema39.oneOf[2].properties.mode.enum,parentSchema:schema39.oneOf[2].properties.mode,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
if(!(validate34(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.lease !== undefined){
if(!(validate34(data.lease, {instancePath:instancePath+"/lease",parentData:data,parentDataProperty:"lease",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.oneOf[2].type,parentSchema:schema39.oneOf[2],data};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
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
const err15 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema39.oneOf,parentSchema:schema39,data};
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
validate161.errors = vErrors;
return errors === 0;
}


function validate170(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate60(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema23.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate60(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema23.oneOf[1].type,parentSchema:schema23.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
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
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema23.oneOf,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
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
validate170.errors = vErrors;
return errors === 0;
}


function validate91(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema26.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema26,data};
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
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "local"},message:"must be equal to constant",schema:"local",parentSchema:schema26.properties.type,data:data0};
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
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.description.type,parentSchema:schema26.properties.description,data:data1};
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
if(!(validate23(data.instances, {instancePath:instancePath+"/instances",parentData:data,parentDataProperty:"instances",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.isolation !== undefined){
if(!(validate93(data.isolation, {instancePath:instancePath+"/isolation",parentData:data,parentDataProperty:"isolation",rootData}))){
vErrors = vErrors === null ? validate93.errors : append(vErrors, validate93.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate53(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate53.errors : append(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data["inherit-env"] !== undefined){
let data5 = data["inherit-env"];
const _errs9 = errors;
let valid1 = false;
let passing0 = null;
const _errs10 = errors;
if(typeof data5 !== "boolean"){
const err4 = {instancePath:instancePath+"/inherit-env",schemaPath:"#/properties/inherit-env/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema26.properties["inherit-env"].oneOf[0].type,parentSchema:schema26.properties["inherit-env"].oneOf[0],data:data5};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
var _valid0 = _errs10 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs12 = errors;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate60(data5[i0], {instancePath:instancePath+"/inherit-env/" + i0,parentData:data5,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/inherit-env",schemaPath:"#/properties/inherit-env/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.properties["inherit-env"].oneOf[1].type,parentSchema:schema26.properties["inherit-env"].oneOf[1],data:data5};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
var _valid0 = _errs12 === errors;
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
const err6 = {instancePath:instancePath+"/inherit-env",schemaPath:"#/properties/inherit-env/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema26.properties["inherit-env"].oneOf,parentSchema:schema26.properties["inherit-env"],data:data5};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
}
if(data.shell !== undefined){
if(!(validate43(data.shell, {instancePath:instancePath+"/shell",parentData:data,parentDataProperty:"shell",rootData}))){
vErrors = vErrors === null ? validate43.errors : append(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
if(!(validate60(data["working-directory"], {instancePath:instancePath+"/working-directory",parentData:data,parentDataProperty:"working-directory",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.dependencies !== undefined){
if(!(validate99(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate99.errors : append(vErrors, validate99.errors);
errors = vErrors.length;
}
}
if(data.readiness !== undefined){
if(!(validate122(data.readiness, {instancePath:instancePath+"/readiness",parentData:data,parentDataProperty:"readiness",rootData}))){
vErrors = vErrors === null ? validate122.errors : append(vErrors, validate122.errors);
errors = vErrors.length;
}
}
if(data.lock !== undefined){
if(!(validate161(data.lock, {instancePath:instancePath+"/lock",parentData:data,parentDataProperty:"lock",rootData}))){
vErrors = vErrors === null ? validate161.errors : append(vErrors, validate161.errors);
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate170(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate170(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate170(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
validate91.errors = vErrors;
return errors === 0;
}

const schema42 = {"title":"SshEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"ssh"},"description":{"type":"string"},"host":{"$ref":"#/definitions/text"},"board":{"$ref":"#/definitions/board-wish"},"power":{"$ref":"#/definitions/power"},"console":{"$ref":"#/definitions/host-console"},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"passphrase":{"$ref":"#/definitions/text"},"password":{"$ref":"#/definitions/text"},"agent":{"type":"boolean"},"config":{"oneOf":[{"$ref":"#/definitions/text"},{"const":false}]},"jump":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"host-key-checking":{"enum":["strict","accept-new"]},"connect-timeout":{"$ref":"#/definitions/duration"},"keep-alive":{"$ref":"#/definitions/duration"},"sessions":{"$ref":"#/definitions/positive"},"instances":{"$ref":"#/definitions/positive"},"isolation":{"$ref":"#/definitions/isolation"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"lock":{"$ref":"#/definitions/lock"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};
const schema43 = {"oneOf":[{"$ref":"#/definitions/text"},{"$ref":"#/definitions/labels"}]};

function validate178(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate60(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(validate67(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate67.errors : append(vErrors, validate67.errors);
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
const err0 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema43.oneOf,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
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
validate178.errors = vErrors;
return errors === 0;
}

const schema44 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"command":{"$ref":"#/definitions/text"},"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"},"rules":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/console-rule"}}}}]};
const schema45 = {"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]};

function validate186(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate134(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema45.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate134(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema45.oneOf[1].type,parentSchema:schema45.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
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
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema45.oneOf,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
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
validate186.errors = vErrors;
return errors === 0;
}

const schema46 = {"enum":["fatal","error","warning","note","never"]};

function validate191(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((((data === "fatal") || (data === "error")) || (data === "warning")) || (data === "note")) || (data === "never"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema46.enum},message:"must be equal to one of the allowed values",schema:schema46.enum,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
validate191.errors = vErrors;
return errors === 0;
}

const schema47 = {"type":"object","additionalProperties":false,"required":["match","title"],"properties":{"match":{"$ref":"#/definitions/regex"},"title":{"$ref":"#/definitions/text"},"severity":{"enum":["fatal","error","warning","note"]}}};

function validate193(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.match === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "match"},message:"must have required property '"+"match"+"'",schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'",schema:schema47.required,parentSchema:schema47,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema47,data};
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
if(!(validate134(data.match, {instancePath:instancePath+"/match",parentData:data,parentDataProperty:"match",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
if(data.title !== undefined){
if(!(validate60(data.title, {instancePath:instancePath+"/title",parentData:data,parentDataProperty:"title",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.severity !== undefined){
let data2 = data.severity;
if(!((((data2 === "fatal") || (data2 === "error")) || (data2 === "warning")) || (data2 === "note"))){
const err3 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema47.properties.severity.enum},message:"must be equal to one of the allowed values",schema:schema47.properties.severity.enum,parentSchema:schema47.properties.severity,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema47.type,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
validate193.errors = vErrors;
return errors === 0;
}


function validate183(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate60(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
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
const err0 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema44.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((((key0 === "command") || (key0 === "ignore")) || (key0 === "expect")) || (key0 === "fail-on")) || (key0 === "rules"))){
const err1 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema44.oneOf[1],data};
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
if(!(validate60(data.command, {instancePath:instancePath+"/command",parentData:data,parentDataProperty:"command",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.ignore !== undefined){
if(!(validate186(data.ignore, {instancePath:instancePath+"/ignore",parentData:data,parentDataProperty:"ignore",rootData}))){
vErrors = vErrors === null ? validate186.errors : append(vErrors, validate186.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
if(!(validate186(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate186.errors : append(vErrors, validate186.errors);
errors = vErrors.length;
}
}
if(data["fail-on"] !== undefined){
if(!(validate191(data["fail-on"], {instancePath:instancePath+"/fail-on",parentData:data,parentDataProperty:"fail-on",rootData}))){
vErrors = vErrors === null ? validate191.errors : append(vErrors, validate191.errors);
errors = vErrors.length;
}
}
if(data.rules !== undefined){
let data4 = data.rules;
if(Array.isArray(data4)){
if(data4.length > 64){
const err2 = {instancePath:instancePath+"/rules",schemaPath:"#/oneOf/1/properties/rules/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema44.oneOf[1].properties.rules,data:data4};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(data4.length < 1){
const err3 = {instancePath:instancePath+"/rules",schemaPath:"#/oneOf/1/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema44.oneOf[1].properties.rules,data:data4};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
if(!(validate193(data4[i0], {instancePath:instancePath+"/rules/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate193.errors : append(vErrors, validate193.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/rules",schemaPath:"#/oneOf/1/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema44.oneOf[1].properties.rules.type,parentSchema:schema44.oneOf[1].properties.rules,data:data4};
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
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.oneOf[1].type,parentSchema:schema44.oneOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
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
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema44.oneOf,parentSchema:schema44,data};
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
validate183.errors = vErrors;
return errors === 0;
}


function validate176(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
for(const key0 in data){
if(!(func2.call(schema42.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema42,data};
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
if("ssh" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "ssh"},message:"must be equal to constant",schema:"ssh",parentSchema:schema42.properties.type,data:data0};
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
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.description.type,parentSchema:schema42.properties.description,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.host !== undefined){
if(!(validate60(data.host, {instancePath:instancePath+"/host",parentData:data,parentDataProperty:"host",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.board !== undefined){
if(!(validate178(data.board, {instancePath:instancePath+"/board",parentData:data,parentDataProperty:"board",rootData}))){
vErrors = vErrors === null ? validate178.errors : append(vErrors, validate178.errors);
errors = vErrors.length;
}
}
if(data.power !== undefined){
if(!(validate79(data.power, {instancePath:instancePath+"/power",parentData:data,parentDataProperty:"power",rootData}))){
vErrors = vErrors === null ? validate79.errors : append(vErrors, validate79.errors);
errors = vErrors.length;
}
}
if(data.console !== undefined){
if(!(validate183(data.console, {instancePath:instancePath+"/console",parentData:data,parentDataProperty:"console",rootData}))){
vErrors = vErrors === null ? validate183.errors : append(vErrors, validate183.errors);
errors = vErrors.length;
}
}
if(data.port !== undefined){
let data6 = data.port;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err4 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema42.properties.port.type,parentSchema:schema42.properties.port,data:data6};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 65535 || isNaN(data6)){
const err5 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema42.properties.port,data:data6};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(data6 < 1 || isNaN(data6)){
const err6 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema42.properties.port,data:data6};
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
if(data.user !== undefined){
if(!(validate60(data.user, {instancePath:instancePath+"/user",parentData:data,parentDataProperty:"user",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.key !== undefined){
if(!(validate74(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.passphrase !== undefined){
if(!(validate60(data.passphrase, {instancePath:instancePath+"/passphrase",parentData:data,parentDataProperty:"passphrase",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined){
if(!(validate60(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.agent !== undefined){
let data11 = data.agent;
if(typeof data11 !== "boolean"){
const err7 = {instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema42.properties.agent.type,parentSchema:schema42.properties.agent,data:data11};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.config !== undefined){
let data12 = data.config;
const _errs18 = errors;
let valid1 = false;
let passing0 = null;
const _errs19 = errors;
if(!(validate60(data12, {instancePath:instancePath+"/config",parentData:data,parentDataProperty:"config",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs19 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs20 = errors;
if(false !== data12){
const err8 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/oneOf/1/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant",schema:false,parentSchema:schema42.properties.config.oneOf[1],data:data12};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
var _valid0 = _errs20 === errors;
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
const err9 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema42.properties.config.oneOf,parentSchema:schema42.properties.config,data:data12};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
}
if(data.jump !== undefined){
if(!(validate60(data.jump, {instancePath:instancePath+"/jump",parentData:data,parentDataProperty:"jump",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data["known-hosts"] !== undefined){
if(!(validate74(data["known-hosts"], {instancePath:instancePath+"/known-hosts",parentData:data,parentDataProperty:"known-hosts",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data["host-key-checking"] !== undefined){
let data15 = data["host-key-checking"];
if(!((data15 === "strict") || (data15 === "accept-new"))){
const err10 = {instancePath:instancePath+"/host-key-checking",schemaPath:"#/properties/host-key-checking/enum",keyword:"enum",params:{allowedValues: schema42.properties["host-key-checking"].enum},message:"must be equal to one of the allowed values",schema:schema42.properties["host-key-checking"].enum,parentSchema:schema42.properties["host-key-checking"],data:data15};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data["connect-timeout"] !== undefined){
if(!(validate34(data["connect-timeout"], {instancePath:instancePath+"/connect-timeout",parentData:data,parentDataProperty:"connect-timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["keep-alive"] !== undefined){
if(!(validate34(data["keep-alive"], {instancePath:instancePath+"/keep-alive",parentData:data,parentDataProperty:"keep-alive",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.sessions !== undefined){
if(!(validate23(data.sessions, {instancePath:instancePath+"/sessions",parentData:data,parentDataProperty:"sessions",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.instances !== undefined){
if(!(validate23(data.instances, {instancePath:instancePath+"/instances",parentData:data,parentDataProperty:"instances",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.isolation !== undefined){
if(!(validate93(data.isolation, {instancePath:instancePath+"/isolation",parentData:data,parentDataProperty:"isolation",rootData}))){
vErrors = vErrors === null ? validate93.errors : append(vErrors, validate93.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate53(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate53.errors : append(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.shell !== undefined){
if(!(validate43(data.shell, {instancePath:instancePath+"/shell",parentData:data,parentDataProperty:"shell",rootData}))){
vErrors = vErrors === null ? validate43.errors : append(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
if(!(validate60(data["working-directory"], {instancePath:instancePath+"/working-directory",parentData:data,parentDataProperty:"working-directory",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.dependencies !== undefined){
if(!(validate99(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate99.errors : append(vErrors, validate99.errors);
errors = vErrors.length;
}
}
if(data.readiness !== undefined){
if(!(validate122(data.readiness, {instancePath:instancePath+"/readiness",parentData:data,parentDataProperty:"readiness",rootData}))){
vErrors = vErrors === null ? validate122.errors : append(vErrors, validate122.errors);
errors = vErrors.length;
}
}
if(data.lock !== undefined){
if(!(validate161(data.lock, {instancePath:instancePath+"/lock",parentData:data,parentDataProperty:"lock",rootData}))){
vErrors = vErrors === null ? validate161.errors : append(vErrors, validate161.errors);
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate170(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate170(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate170(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
validate176.errors = vErrors;
return errors === 0;
}

const schema48 = {"title":"QemuEnvironment","type":"object","additionalProperties":false,"properties":{"type":{"const":"qemu"},"description":{"type":"string"},"template":{"$ref":"#/definitions/name"},"arch":{"enum":["x86_64","arm64","riscv64","arm"]},"accel":{"enum":["auto","kvm","tcg"]},"cpus":{"type":"integer","minimum":1,"maximum":255},"memory":{"$ref":"#/definitions/size"},"machine":{"$ref":"#/definitions/text"},"cpu":{"$ref":"#/definitions/text"},"qemu":{"$ref":"#/definitions/text"},"boot":{"$ref":"#/definitions/boot"},"disks":{"type":"array","minItems":1,"maxItems":26,"items":{"$ref":"#/definitions/disk"}},"network":{"$ref":"#/definitions/network"},"connect":{"$ref":"#/definitions/connect"},"isolation":{"enum":["fork","fresh","shared"]},"instances":{"$ref":"#/definitions/positive"},"pool":{"$ref":"#/definitions/count"},"cache":{"oneOf":[{"type":"boolean"},{"$ref":"#/definitions/size"}]},"machine-id":{"enum":["keep","new"]},"silence":{"$ref":"#/definitions/duration"},"console":{"$ref":"#/definitions/console-policy"},"fw-cfg":{"type":"object","minProperties":1,"maxProperties":16,"propertyNames":{"title":"FwCfgName","pattern":"^opt/[A-Za-z0-9_./-]{1,51}$"},"additionalProperties":{"oneOf":[{"type":"string"},{"type":"object","additionalProperties":false,"required":["file"],"properties":{"file":{"$ref":"#/definitions/text"}}}]}},"extra-args":{"$ref":"#/definitions/texts"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"lock":{"$ref":"#/definitions/lock"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};
const schema49 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"kernel":{"$ref":"#/definitions/text"},"initrd":{"$ref":"#/definitions/text"},"rootfs":{"$ref":"#/definitions/rootfs"},"cmdline":{"$ref":"#/definitions/text"},"dtb":{"$ref":"#/definitions/text"},"disk":{"$ref":"#/definitions/name"},"firmware":{"$ref":"#/definitions/text"}}};
const schema50 = {"oneOf":[{"const":"minimal"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"sysroot":{"$ref":"#/definitions/text"},"modules":{"$ref":"#/definitions/text"},"files":{"type":"object","minProperties":1,"propertyNames":{"title":"GuestPath","pattern":"^/[^\\u0000]+$"},"additionalProperties":{"$ref":"#/definitions/text"}}}}]};
const pattern14 = new RegExp("^/[^\\u0000]+$", "u");

function validate228(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if("minimal" !== data){
const err0 = {instancePath,schemaPath:"#/oneOf/0/const",keyword:"const",params:{allowedValue: "minimal"},message:"must be equal to constant",schema:"minimal",parentSchema:schema50.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema50.oneOf[1],data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema50.oneOf[1],data};
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
if(!(validate60(data.sysroot, {instancePath:instancePath+"/sysroot",parentData:data,parentDataProperty:"sysroot",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.modules !== undefined){
if(!(validate60(data.modules, {instancePath:instancePath+"/modules",parentData:data,parentDataProperty:"modules",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.files !== undefined){
let data2 = data.files;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length < 1){
const err3 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema50.oneOf[1].properties.files,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
for(const key1 in data2){
const _errs9 = errors;
if(typeof key1 === "string"){
if(!pattern14.test(key1)){
const err4 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/propertyNames/pattern",keyword:"pattern",params:{pattern: "^/[^\\u0000]+$"},message:"must match pattern \""+"^/[^\\u0000]+$"+"\"",schema:"^/[^\\u0000]+$",parentSchema:schema50.oneOf[1].properties.files.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
var valid2 = _errs9 === errors;
if(!valid2){
const err5 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema50.oneOf[1].properties.files.propertyNames,parentSchema:schema50.oneOf[1].properties.files,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
for(const key2 in data2){
if(!(validate60(data2[key2], {instancePath:instancePath+"/files/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/files",schemaPath:"#/oneOf/1/properties/files/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema50.oneOf[1].properties.files.type,parentSchema:schema50.oneOf[1].properties.files,data:data2};
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
const err7 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema50.oneOf[1].type,parentSchema:schema50.oneOf[1],data};
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
const err8 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema50.oneOf,parentSchema:schema50,data};
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
validate228.errors = vErrors;
return errors === 0;
}


function validate225(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema49,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema49,data};
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
if(!(validate60(data.kernel, {instancePath:instancePath+"/kernel",parentData:data,parentDataProperty:"kernel",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.initrd !== undefined){
if(!(validate60(data.initrd, {instancePath:instancePath+"/initrd",parentData:data,parentDataProperty:"initrd",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.rootfs !== undefined){
if(!(validate228(data.rootfs, {instancePath:instancePath+"/rootfs",parentData:data,parentDataProperty:"rootfs",rootData}))){
vErrors = vErrors === null ? validate228.errors : append(vErrors, validate228.errors);
errors = vErrors.length;
}
}
if(data.cmdline !== undefined){
if(!(validate60(data.cmdline, {instancePath:instancePath+"/cmdline",parentData:data,parentDataProperty:"cmdline",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.dtb !== undefined){
if(!(validate60(data.dtb, {instancePath:instancePath+"/dtb",parentData:data,parentDataProperty:"dtb",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.disk !== undefined){
if(!(validate116(data.disk, {instancePath:instancePath+"/disk",parentData:data,parentDataProperty:"disk",rootData}))){
vErrors = vErrors === null ? validate116.errors : append(vErrors, validate116.errors);
errors = vErrors.length;
}
}
if(data.firmware !== undefined){
if(!(validate60(data.firmware, {instancePath:instancePath+"/firmware",parentData:data,parentDataProperty:"firmware",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema49.type,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
validate225.errors = vErrors;
return errors === 0;
}

const schema51 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"size":{"$ref":"#/definitions/size"},"image":{"$ref":"#/definitions/text"},"format":{"enum":["qcow2","raw"]},"read-only":{"type":"boolean"}}};
const pattern15 = new RegExp("^[A-Za-z][A-Za-z0-9_-]{0,19}$", "u");

function validate238(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema51.required,parentSchema:schema51,data};
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
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern15.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]{0,19}$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]{0,19}$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]{0,19}$",parentSchema:schema51.properties.name,data:data0};
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
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.name.type,parentSchema:schema51.properties.name,data:data0};
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
if(!(validate30(data.size, {instancePath:instancePath+"/size",parentData:data,parentDataProperty:"size",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.image !== undefined){
if(!(validate60(data.image, {instancePath:instancePath+"/image",parentData:data,parentDataProperty:"image",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.format !== undefined){
let data3 = data.format;
if(!((data3 === "qcow2") || (data3 === "raw"))){
const err4 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/enum",keyword:"enum",params:{allowedValues: schema51.properties.format.enum},message:"must be equal to one of the allowed values",schema:schema51.properties.format.enum,parentSchema:schema51.properties.format,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data["read-only"] !== undefined){
let data4 = data["read-only"];
if(typeof data4 !== "boolean"){
const err5 = {instancePath:instancePath+"/read-only",schemaPath:"#/properties/read-only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema51.properties["read-only"].type,parentSchema:schema51.properties["read-only"],data:data4};
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
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
validate238.errors = vErrors;
return errors === 0;
}

const schema52 = {"oneOf":[{"type":"boolean"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"forward":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/forward"}},"restrict":{"type":"boolean"},"private":{"$ref":"#/definitions/names"},"user":{"type":"boolean"}}}]};
const schema53 = {"oneOf":[{"$ref":"#/definitions/port"},{"type":"object","additionalProperties":false,"required":["guest"],"properties":{"guest":{"$ref":"#/definitions/port"},"host":{"$ref":"#/definitions/port"},"protocol":{"enum":["tcp","udp"]}}}]};

function validate243(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate71(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate71.errors : append(vErrors, validate71.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.guest === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "guest"},message:"must have required property '"+"guest"+"'",schema:schema53.oneOf[1].required,parentSchema:schema53.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((key0 === "guest") || (key0 === "host")) || (key0 === "protocol"))){
const err1 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema53.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.guest !== undefined){
if(!(validate71(data.guest, {instancePath:instancePath+"/guest",parentData:data,parentDataProperty:"guest",rootData}))){
vErrors = vErrors === null ? validate71.errors : append(vErrors, validate71.errors);
errors = vErrors.length;
}
}
if(data.host !== undefined){
if(!(validate71(data.host, {instancePath:instancePath+"/host",parentData:data,parentDataProperty:"host",rootData}))){
vErrors = vErrors === null ? validate71.errors : append(vErrors, validate71.errors);
errors = vErrors.length;
}
}
if(data.protocol !== undefined){
let data2 = data.protocol;
if(!((data2 === "tcp") || (data2 === "udp"))){
const err2 = {instancePath:instancePath+"/protocol",schemaPath:"#/oneOf/1/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema53.oneOf[1].properties.protocol.enum},message:"must be equal to one of the allowed values",schema:schema53.oneOf[1].properties.protocol.enum,parentSchema:schema53.oneOf[1].properties.protocol,data:data2};
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
const err3 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema53.oneOf[1].type,parentSchema:schema53.oneOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
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
const err4 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema53.oneOf,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
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
validate243.errors = vErrors;
return errors === 0;
}


function validate242(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data !== "boolean"){
const err0 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema52.oneOf[0].type,parentSchema:schema52.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema52.oneOf[1],data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema52.oneOf[1],data};
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
const err3 = {instancePath:instancePath+"/forward",schemaPath:"#/oneOf/1/properties/forward/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema52.oneOf[1].properties.forward,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/forward",schemaPath:"#/oneOf/1/properties/forward/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema52.oneOf[1].properties.forward,data:data0};
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
if(!(validate243(data0[i0], {instancePath:instancePath+"/forward/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate243.errors : append(vErrors, validate243.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/forward",schemaPath:"#/oneOf/1/properties/forward/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema52.oneOf[1].properties.forward.type,parentSchema:schema52.oneOf[1].properties.forward,data:data0};
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
const err6 = {instancePath:instancePath+"/restrict",schemaPath:"#/oneOf/1/properties/restrict/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema52.oneOf[1].properties.restrict.type,parentSchema:schema52.oneOf[1].properties.restrict,data:data2};
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
if(!(validate115(data.private, {instancePath:instancePath+"/private",parentData:data,parentDataProperty:"private",rootData}))){
vErrors = vErrors === null ? validate115.errors : append(vErrors, validate115.errors);
errors = vErrors.length;
}
}
if(data.user !== undefined){
let data4 = data.user;
if(typeof data4 !== "boolean"){
const err7 = {instancePath:instancePath+"/user",schemaPath:"#/oneOf/1/properties/user/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema52.oneOf[1].properties.user.type,parentSchema:schema52.oneOf[1].properties.user,data:data4};
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
const err8 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema52.oneOf[1].type,parentSchema:schema52.oneOf[1],data};
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
const err9 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema52.oneOf,parentSchema:schema52,data};
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
validate242.errors = vErrors;
return errors === 0;
}

const schema54 = {"oneOf":[{"enum":["ssh","guest-agent","console"]},{"type":"object","additionalProperties":false,"required":["via"],"properties":{"via":{"enum":["ssh","guest-agent","console"]},"timeout":{"$ref":"#/definitions/duration"},"user":{"$ref":"#/definitions/text"},"key":{"$ref":"#/definitions/texts"},"port":{"$ref":"#/definitions/port"},"password":{"$ref":"#/definitions/text"},"passphrase":{"$ref":"#/definitions/text"},"known-hosts":{"$ref":"#/definitions/texts"},"sessions":{"$ref":"#/definitions/positive"},"login-prompt":{"$ref":"#/definitions/regex"},"prompt":{"$ref":"#/definitions/regex"}}}]};

function validate250(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(((data === "ssh") || (data === "guest-agent")) || (data === "console"))){
const err0 = {instancePath,schemaPath:"#/oneOf/0/enum",keyword:"enum",params:{allowedValues: schema54.oneOf[0].enum},message:"must be equal to one of the allowed values",schema:schema54.oneOf[0].enum,parentSchema:schema54.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "via"},message:"must have required property '"+"via"+"'",schema:schema54.oneOf[1].required,parentSchema:schema54.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema54.oneOf[1].properties, key0))){
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema54.oneOf[1],data};
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
const err3 = {instancePath:instancePath+"/via",schemaPath:"#/oneOf/1/properties/via/enum",keyword:"enum",params:{allowedValues: schema54.oneOf[1].properties.via.enum},message:"must be equal to one of the allowed values",schema:schema54.oneOf[1].properties.via.enum,parentSchema:schema54.oneOf[1].properties.via,data:data0};
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
if(!(validate34(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.user !== undefined){
if(!(validate60(data.user, {instancePath:instancePath+"/user",parentData:data,parentDataProperty:"user",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.key !== undefined){
if(!(validate74(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.port !== undefined){
if(!(validate71(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData}))){
vErrors = vErrors === null ? validate71.errors : append(vErrors, validate71.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined){
if(!(validate60(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.passphrase !== undefined){
if(!(validate60(data.passphrase, {instancePath:instancePath+"/passphrase",parentData:data,parentDataProperty:"passphrase",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data["known-hosts"] !== undefined){
if(!(validate74(data["known-hosts"], {instancePath:instancePath+"/known-hosts",parentData:data,parentDataProperty:"known-hosts",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.sessions !== undefined){
if(!(validate23(data.sessions, {instancePath:instancePath+"/sessions",parentData:data,parentDataProperty:"sessions",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data["login-prompt"] !== undefined){
if(!(validate134(data["login-prompt"], {instancePath:instancePath+"/login-prompt",parentData:data,parentDataProperty:"login-prompt",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
if(data.prompt !== undefined){
if(!(validate134(data.prompt, {instancePath:instancePath+"/prompt",parentData:data,parentDataProperty:"prompt",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema54.oneOf[1].type,parentSchema:schema54.oneOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
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
const err5 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema54.oneOf,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
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
validate250.errors = vErrors;
return errors === 0;
}

const schema55 = {"title":"ConsolePolicy","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"},"rules":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/console-rule"}}}};

function validate266(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema55,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema55,data};
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
if(!(validate186(data.ignore, {instancePath:instancePath+"/ignore",parentData:data,parentDataProperty:"ignore",rootData}))){
vErrors = vErrors === null ? validate186.errors : append(vErrors, validate186.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
if(!(validate186(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate186.errors : append(vErrors, validate186.errors);
errors = vErrors.length;
}
}
if(data["fail-on"] !== undefined){
if(!(validate191(data["fail-on"], {instancePath:instancePath+"/fail-on",parentData:data,parentDataProperty:"fail-on",rootData}))){
vErrors = vErrors === null ? validate191.errors : append(vErrors, validate191.errors);
errors = vErrors.length;
}
}
if(data.rules !== undefined){
let data3 = data.rules;
if(Array.isArray(data3)){
if(data3.length > 64){
const err2 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema55.properties.rules,data:data3};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(data3.length < 1){
const err3 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema55.properties.rules,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
if(!(validate193(data3[i0], {instancePath:instancePath+"/rules/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate193.errors : append(vErrors, validate193.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema55.properties.rules.type,parentSchema:schema55.properties.rules,data:data3};
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
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema55.type,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
validate266.errors = vErrors;
return errors === 0;
}

const pattern16 = new RegExp("^opt/[A-Za-z0-9_./-]{1,51}$", "u");

function validate219(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema48.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema48,data};
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
const err1 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "qemu"},message:"must be equal to constant",schema:"qemu",parentSchema:schema48.properties.type,data:data0};
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
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.properties.description.type,parentSchema:schema48.properties.description,data:data1};
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
if(!(validate116(data.template, {instancePath:instancePath+"/template",parentData:data,parentDataProperty:"template",rootData}))){
vErrors = vErrors === null ? validate116.errors : append(vErrors, validate116.errors);
errors = vErrors.length;
}
}
if(data.arch !== undefined){
let data3 = data.arch;
if(!((((data3 === "x86_64") || (data3 === "arm64")) || (data3 === "riscv64")) || (data3 === "arm"))){
const err3 = {instancePath:instancePath+"/arch",schemaPath:"#/properties/arch/enum",keyword:"enum",params:{allowedValues: schema48.properties.arch.enum},message:"must be equal to one of the allowed values",schema:schema48.properties.arch.enum,parentSchema:schema48.properties.arch,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.accel !== undefined){
let data4 = data.accel;
if(!(((data4 === "auto") || (data4 === "kvm")) || (data4 === "tcg"))){
const err4 = {instancePath:instancePath+"/accel",schemaPath:"#/properties/accel/enum",keyword:"enum",params:{allowedValues: schema48.properties.accel.enum},message:"must be equal to one of the allowed values",schema:schema48.properties.accel.enum,parentSchema:schema48.properties.accel,data:data4};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.cpus !== undefined){
let data5 = data.cpus;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err5 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.cpus.type,parentSchema:schema48.properties.cpus,data:data5};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 255 || isNaN(data5)){
const err6 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema48.properties.cpus,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
if(data5 < 1 || isNaN(data5)){
const err7 = {instancePath:instancePath+"/cpus",schemaPath:"#/properties/cpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema48.properties.cpus,data:data5};
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
if(data.memory !== undefined){
if(!(validate30(data.memory, {instancePath:instancePath+"/memory",parentData:data,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.machine !== undefined){
if(!(validate60(data.machine, {instancePath:instancePath+"/machine",parentData:data,parentDataProperty:"machine",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
if(!(validate60(data.cpu, {instancePath:instancePath+"/cpu",parentData:data,parentDataProperty:"cpu",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.qemu !== undefined){
if(!(validate60(data.qemu, {instancePath:instancePath+"/qemu",parentData:data,parentDataProperty:"qemu",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.boot !== undefined){
if(!(validate225(data.boot, {instancePath:instancePath+"/boot",parentData:data,parentDataProperty:"boot",rootData}))){
vErrors = vErrors === null ? validate225.errors : append(vErrors, validate225.errors);
errors = vErrors.length;
}
}
if(data.disks !== undefined){
let data11 = data.disks;
if(Array.isArray(data11)){
if(data11.length > 26){
const err8 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/maxItems",keyword:"maxItems",params:{limit: 26},message:"must NOT have more than 26 items",schema:26,parentSchema:schema48.properties.disks,data:data11};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data11.length < 1){
const err9 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema48.properties.disks,data:data11};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
if(!(validate238(data11[i0], {instancePath:instancePath+"/disks/" + i0,parentData:data11,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate238.errors : append(vErrors, validate238.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/disks",schemaPath:"#/properties/disks/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema48.properties.disks.type,parentSchema:schema48.properties.disks,data:data11};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data.network !== undefined){
if(!(validate242(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate242.errors : append(vErrors, validate242.errors);
errors = vErrors.length;
}
}
if(data.connect !== undefined){
if(!(validate250(data.connect, {instancePath:instancePath+"/connect",parentData:data,parentDataProperty:"connect",rootData}))){
vErrors = vErrors === null ? validate250.errors : append(vErrors, validate250.errors);
errors = vErrors.length;
}
}
if(data.isolation !== undefined){
let data15 = data.isolation;
if(!(((data15 === "fork") || (data15 === "fresh")) || (data15 === "shared"))){
const err11 = {instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/enum",keyword:"enum",params:{allowedValues: schema48.properties.isolation.enum},message:"must be equal to one of the allowed values",schema:schema48.properties.isolation.enum,parentSchema:schema48.properties.isolation,data:data15};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
if(data.instances !== undefined){
if(!(validate23(data.instances, {instancePath:instancePath+"/instances",parentData:data,parentDataProperty:"instances",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.pool !== undefined){
if(!(validate46(data.pool, {instancePath:instancePath+"/pool",parentData:data,parentDataProperty:"pool",rootData}))){
vErrors = vErrors === null ? validate46.errors : append(vErrors, validate46.errors);
errors = vErrors.length;
}
}
if(data.cache !== undefined){
let data18 = data.cache;
const _errs24 = errors;
let valid3 = false;
let passing0 = null;
const _errs25 = errors;
if(typeof data18 !== "boolean"){
const err12 = {instancePath:instancePath+"/cache",schemaPath:"#/properties/cache/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema48.properties.cache.oneOf[0].type,parentSchema:schema48.properties.cache.oneOf[0],data:data18};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
var _valid0 = _errs25 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs27 = errors;
if(!(validate30(data18, {instancePath:instancePath+"/cache",parentData:data,parentDataProperty:"cache",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
var _valid0 = _errs27 === errors;
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
const err13 = {instancePath:instancePath+"/cache",schemaPath:"#/properties/cache/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema48.properties.cache.oneOf,parentSchema:schema48.properties.cache,data:data18};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
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
const err14 = {instancePath:instancePath+"/machine-id",schemaPath:"#/properties/machine-id/enum",keyword:"enum",params:{allowedValues: schema48.properties["machine-id"].enum},message:"must be equal to one of the allowed values",schema:schema48.properties["machine-id"].enum,parentSchema:schema48.properties["machine-id"],data:data19};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data.silence !== undefined){
if(!(validate34(data.silence, {instancePath:instancePath+"/silence",parentData:data,parentDataProperty:"silence",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.console !== undefined){
if(!(validate266(data.console, {instancePath:instancePath+"/console",parentData:data,parentDataProperty:"console",rootData}))){
vErrors = vErrors === null ? validate266.errors : append(vErrors, validate266.errors);
errors = vErrors.length;
}
}
if(data["fw-cfg"] !== undefined){
let data22 = data["fw-cfg"];
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(Object.keys(data22).length > 16){
const err15 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/maxProperties",keyword:"maxProperties",params:{limit: 16},message:"must NOT have more than 16 properties",schema:16,parentSchema:schema48.properties["fw-cfg"],data:data22};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
if(Object.keys(data22).length < 1){
const err16 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema48.properties["fw-cfg"],data:data22};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
for(const key1 in data22){
const _errs33 = errors;
if(typeof key1 === "string"){
if(!pattern16.test(key1)){
const err17 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/propertyNames/pattern",keyword:"pattern",params:{pattern: "^opt/[A-Za-z0-9_./-]{1,51}$"},message:"must match pattern \""+"^opt/[A-Za-z0-9_./-]{1,51}$"+"\"",schema:"^opt/[A-Za-z0-9_./-]{1,51}$",parentSchema:schema48.properties["fw-cfg"].propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
var valid4 = _errs33 === errors;
if(!valid4){
const err18 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema48.properties["fw-cfg"].propertyNames,parentSchema:schema48.properties["fw-cfg"],data:data22};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
for(const key2 in data22){
let data23 = data22[key2];
const _errs36 = errors;
let valid6 = false;
let passing1 = null;
const _errs37 = errors;
if(typeof data23 !== "string"){
const err19 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.properties["fw-cfg"].additionalProperties.oneOf[0].type,parentSchema:schema48.properties["fw-cfg"].additionalProperties.oneOf[0],data:data23};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
var _valid1 = _errs37 === errors;
if(_valid1){
valid6 = true;
passing1 = 0;
}
const _errs39 = errors;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.file === undefined){
const err20 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'",schema:schema48.properties["fw-cfg"].additionalProperties.oneOf[1].required,parentSchema:schema48.properties["fw-cfg"].additionalProperties.oneOf[1],data:data23};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
for(const key3 in data23){
if(!(key3 === "file")){
const err21 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema48.properties["fw-cfg"].additionalProperties.oneOf[1],data:data23};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
}
if(data23.file !== undefined){
if(!(validate60(data23.file, {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/file",parentData:data23,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.properties["fw-cfg"].additionalProperties.oneOf[1].type,parentSchema:schema48.properties["fw-cfg"].additionalProperties.oneOf[1],data:data23};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
var _valid1 = _errs39 === errors;
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
const err23 = {instancePath:instancePath+"/fw-cfg/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fw-cfg/additionalProperties/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema48.properties["fw-cfg"].additionalProperties.oneOf,parentSchema:schema48.properties["fw-cfg"].additionalProperties,data:data23};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
else {
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err24 = {instancePath:instancePath+"/fw-cfg",schemaPath:"#/properties/fw-cfg/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.properties["fw-cfg"].type,parentSchema:schema48.properties["fw-cfg"],data:data22};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
}
if(data["extra-args"] !== undefined){
if(!(validate74(data["extra-args"], {instancePath:instancePath+"/extra-args",parentData:data,parentDataProperty:"extra-args",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate53(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate53.errors : append(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.shell !== undefined){
if(!(validate43(data.shell, {instancePath:instancePath+"/shell",parentData:data,parentDataProperty:"shell",rootData}))){
vErrors = vErrors === null ? validate43.errors : append(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
if(!(validate60(data["working-directory"], {instancePath:instancePath+"/working-directory",parentData:data,parentDataProperty:"working-directory",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.dependencies !== undefined){
if(!(validate99(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate99.errors : append(vErrors, validate99.errors);
errors = vErrors.length;
}
}
if(data.readiness !== undefined){
if(!(validate122(data.readiness, {instancePath:instancePath+"/readiness",parentData:data,parentDataProperty:"readiness",rootData}))){
vErrors = vErrors === null ? validate122.errors : append(vErrors, validate122.errors);
errors = vErrors.length;
}
}
if(data.lock !== undefined){
if(!(validate161(data.lock, {instancePath:instancePath+"/lock",parentData:data,parentDataProperty:"lock",rootData}))){
vErrors = vErrors === null ? validate161.errors : append(vErrors, validate161.errors);
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate170(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate170(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate170(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.type,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
validate219.errors = vErrors;
return errors === 0;
}

const schema56 = {"title":"ContainerEnvironment","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"const":"container"},"description":{"type":"string"},"engine":{"enum":["auto","podman","docker"]},"image":{"$ref":"#/definitions/text"},"pull":{"enum":["missing","never","always"]},"build":{"$ref":"#/definitions/container-build"},"rootfs":{"$ref":"#/definitions/text"},"mounts":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/container-mount"}},"user":{"$ref":"#/definitions/text"},"privileged":{"type":"boolean"},"capabilities":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"add":{"$ref":"#/definitions/capabilities"},"drop":{"$ref":"#/definitions/capabilities"}}},"devices":{"type":"array","minItems":1,"maxItems":64,"items":{"title":"DevicePath","type":"string","pattern":"^/[^\\u0000]+$"}},"network":{"oneOf":[{"type":"boolean"},{"title":"NetworkName","type":"string","pattern":"^[A-Za-z0-9][^\\s\\u0000]*$"}]},"resources":{"$ref":"#/definitions/resources"},"hostname":{"title":"HostName","type":"string","pattern":"^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$"},"read-only":{"type":"boolean"},"tmpfs":{"oneOf":[{"$ref":"#/definitions/guest-path"},{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/guest-path"}}]},"sysctls":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"title":"SysctlName","type":"string","pattern":"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"command":{"$ref":"#/definitions/texts"},"platform":{"title":"Platform","type":"string","pattern":"^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$"},"extra-args":{"$ref":"#/definitions/texts"},"isolation":{"enum":["fresh","shared","fork"]},"instances":{"$ref":"#/definitions/positive"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"lock":{"$ref":"#/definitions/lock"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"}}};
const schema57 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["context"],"properties":{"context":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/text"},"args":{"type":"object","minProperties":1,"propertyNames":{"title":"VariableName","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}}]};

function validate285(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate60(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.context === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "context"},message:"must have required property '"+"context"+"'",schema:schema57.oneOf[1].required,parentSchema:schema57.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "context") || (key0 === "file")) || (key0 === "target")) || (key0 === "args"))){
const err1 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema57.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.context !== undefined){
if(!(validate60(data.context, {instancePath:instancePath+"/context",parentData:data,parentDataProperty:"context",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.file !== undefined){
if(!(validate60(data.file, {instancePath:instancePath+"/file",parentData:data,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.target !== undefined){
if(!(validate60(data.target, {instancePath:instancePath+"/target",parentData:data,parentDataProperty:"target",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.args !== undefined){
let data3 = data.args;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length < 1){
const err2 = {instancePath:instancePath+"/args",schemaPath:"#/oneOf/1/properties/args/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema57.oneOf[1].properties.args,data:data3};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
for(const key1 in data3){
const _errs10 = errors;
if(typeof key1 === "string"){
if(!pattern2.test(key1)){
const err3 = {instancePath:instancePath+"/args",schemaPath:"#/oneOf/1/properties/args/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema57.oneOf[1].properties.args.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
var valid2 = _errs10 === errors;
if(!valid2){
const err4 = {instancePath:instancePath+"/args",schemaPath:"#/oneOf/1/properties/args/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema57.oneOf[1].properties.args.propertyNames,parentSchema:schema57.oneOf[1].properties.args,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
for(const key2 in data3){
if(!(validate54(data3[key2], {instancePath:instancePath+"/args/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data3,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/args",schemaPath:"#/oneOf/1/properties/args/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema57.oneOf[1].properties.args.type,parentSchema:schema57.oneOf[1].properties.args,data:data3};
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
const err6 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema57.oneOf[1].type,parentSchema:schema57.oneOf[1],data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
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
const err7 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema57.oneOf,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
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
validate285.errors = vErrors;
return errors === 0;
}

const schema58 = {"oneOf":[{"title":"Mount","type":"string","pattern":"^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$"},{"type":"object","additionalProperties":false,"required":["source","target"],"properties":{"source":{"$ref":"#/definitions/text"},"target":{"$ref":"#/definitions/guest-path"},"read-only":{"type":"boolean"}}}]};
const pattern18 = new RegExp("^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$", "u");
const schema59 = {"title":"GuestPath","type":"string","pattern":"^/[^\\u0000]*$"};
const pattern19 = new RegExp("^/[^\\u0000]*$", "u");

function validate295(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern19.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^/[^\\u0000]*$"},message:"must match pattern \""+"^/[^\\u0000]*$"+"\"",schema:"^/[^\\u0000]*$",parentSchema:schema59,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema59.type,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
validate295.errors = vErrors;
return errors === 0;
}


function validate293(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(!pattern18.test(data)){
const err0 = {instancePath,schemaPath:"#/oneOf/0/pattern",keyword:"pattern",params:{pattern: "^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$"},message:"must match pattern \""+"^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$"+"\"",schema:"^[^:\\u0000]+:/[^:\\u0000]*(:(ro|rw))?$",parentSchema:schema58.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema58.oneOf[0].type,parentSchema:schema58.oneOf[0],data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema58.oneOf[1].required,parentSchema:schema58.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(data.target === undefined){
const err3 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'",schema:schema58.oneOf[1].required,parentSchema:schema58.oneOf[1],data};
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
const err4 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema58.oneOf[1],data};
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
if(!(validate60(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.target !== undefined){
if(!(validate295(data.target, {instancePath:instancePath+"/target",parentData:data,parentDataProperty:"target",rootData}))){
vErrors = vErrors === null ? validate295.errors : append(vErrors, validate295.errors);
errors = vErrors.length;
}
}
if(data["read-only"] !== undefined){
let data2 = data["read-only"];
if(typeof data2 !== "boolean"){
const err5 = {instancePath:instancePath+"/read-only",schemaPath:"#/oneOf/1/properties/read-only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema58.oneOf[1].properties["read-only"].type,parentSchema:schema58.oneOf[1].properties["read-only"],data:data2};
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
const err6 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema58.oneOf[1].type,parentSchema:schema58.oneOf[1],data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
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
const err7 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema58.oneOf,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
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
validate293.errors = vErrors;
return errors === 0;
}

const schema60 = {"oneOf":[{"$ref":"#/definitions/capability"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/capability"}}]};
const schema61 = {"title":"Capability","type":"string","pattern":"^(CAP_)?[A-Z][A-Z0-9_]*$"};
const pattern20 = new RegExp("^(CAP_)?[A-Z][A-Z0-9_]*$", "u");

function validate300(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern20.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(CAP_)?[A-Z][A-Z0-9_]*$"},message:"must match pattern \""+"^(CAP_)?[A-Z][A-Z0-9_]*$"+"\"",schema:"^(CAP_)?[A-Z][A-Z0-9_]*$",parentSchema:schema61,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.type,parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
validate300.errors = vErrors;
return errors === 0;
}


function validate299(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate300(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate300.errors : append(vErrors, validate300.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema60.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate300(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate300.errors : append(vErrors, validate300.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.oneOf[1].type,parentSchema:schema60.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
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
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema60.oneOf,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
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
validate299.errors = vErrors;
return errors === 0;
}

const schema62 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"memory":{"$ref":"#/definitions/size"},"cpu":{"type":"number","exclusiveMinimum":0,"maximum":4096},"pids":{"$ref":"#/definitions/positive"}}};

function validate305(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema62,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema62,data};
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
if(!(validate30(data.memory, {instancePath:instancePath+"/memory",parentData:data,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.cpu !== undefined){
let data1 = data.cpu;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 4096 || isNaN(data1)){
const err2 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema62.properties.cpu,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(data1 <= 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema62.properties.cpu,data:data1};
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
const err4 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema62.properties.cpu.type,parentSchema:schema62.properties.cpu,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.pids !== undefined){
if(!(validate23(data.pids, {instancePath:instancePath+"/pids",parentData:data,parentDataProperty:"pids",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema62.type,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
validate305.errors = vErrors;
return errors === 0;
}

const pattern22 = new RegExp("^[A-Za-z0-9][^\\s\\u0000]*$", "u");
const pattern23 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$", "u");
const pattern24 = new RegExp("^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$", "u");
const pattern25 = new RegExp("^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$", "u");

function validate283(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema56.required,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema56.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema56,data};
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
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "container"},message:"must be equal to constant",schema:"container",parentSchema:schema56.properties.type,data:data0};
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
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.description.type,parentSchema:schema56.properties.description,data:data1};
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
const err4 = {instancePath:instancePath+"/engine",schemaPath:"#/properties/engine/enum",keyword:"enum",params:{allowedValues: schema56.properties.engine.enum},message:"must be equal to one of the allowed values",schema:schema56.properties.engine.enum,parentSchema:schema56.properties.engine,data:data2};
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
if(!(validate60(data.image, {instancePath:instancePath+"/image",parentData:data,parentDataProperty:"image",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.pull !== undefined){
let data4 = data.pull;
if(!(((data4 === "missing") || (data4 === "never")) || (data4 === "always"))){
const err5 = {instancePath:instancePath+"/pull",schemaPath:"#/properties/pull/enum",keyword:"enum",params:{allowedValues: schema56.properties.pull.enum},message:"must be equal to one of the allowed values",schema:schema56.properties.pull.enum,parentSchema:schema56.properties.pull,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.build !== undefined){
if(!(validate285(data.build, {instancePath:instancePath+"/build",parentData:data,parentDataProperty:"build",rootData}))){
vErrors = vErrors === null ? validate285.errors : append(vErrors, validate285.errors);
errors = vErrors.length;
}
}
if(data.rootfs !== undefined){
if(!(validate60(data.rootfs, {instancePath:instancePath+"/rootfs",parentData:data,parentDataProperty:"rootfs",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.mounts !== undefined){
let data7 = data.mounts;
if(Array.isArray(data7)){
if(data7.length > 64){
const err6 = {instancePath:instancePath+"/mounts",schemaPath:"#/properties/mounts/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema56.properties.mounts,data:data7};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
if(data7.length < 1){
const err7 = {instancePath:instancePath+"/mounts",schemaPath:"#/properties/mounts/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.mounts,data:data7};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate293(data7[i0], {instancePath:instancePath+"/mounts/" + i0,parentData:data7,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate293.errors : append(vErrors, validate293.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/mounts",schemaPath:"#/properties/mounts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.mounts.type,parentSchema:schema56.properties.mounts,data:data7};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.user !== undefined){
if(!(validate60(data.user, {instancePath:instancePath+"/user",parentData:data,parentDataProperty:"user",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.privileged !== undefined){
let data10 = data.privileged;
if(typeof data10 !== "boolean"){
const err9 = {instancePath:instancePath+"/privileged",schemaPath:"#/properties/privileged/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema56.properties.privileged.type,parentSchema:schema56.properties.privileged,data:data10};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
if(data.capabilities !== undefined){
let data11 = data.capabilities;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(Object.keys(data11).length < 1){
const err10 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema56.properties.capabilities,data:data11};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
for(const key1 in data11){
if(!((key1 === "add") || (key1 === "drop"))){
const err11 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema56.properties.capabilities,data:data11};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
if(data11.add !== undefined){
if(!(validate299(data11.add, {instancePath:instancePath+"/capabilities/add",parentData:data11,parentDataProperty:"add",rootData}))){
vErrors = vErrors === null ? validate299.errors : append(vErrors, validate299.errors);
errors = vErrors.length;
}
}
if(data11.drop !== undefined){
if(!(validate299(data11.drop, {instancePath:instancePath+"/capabilities/drop",parentData:data11,parentDataProperty:"drop",rootData}))){
vErrors = vErrors === null ? validate299.errors : append(vErrors, validate299.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.properties.capabilities.type,parentSchema:schema56.properties.capabilities,data:data11};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
if(data.devices !== undefined){
let data14 = data.devices;
if(Array.isArray(data14)){
if(data14.length > 64){
const err13 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema56.properties.devices,data:data14};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
if(data14.length < 1){
const err14 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.devices,data:data14};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
if(typeof data15 === "string"){
if(!pattern14.test(data15)){
const err15 = {instancePath:instancePath+"/devices/" + i1,schemaPath:"#/properties/devices/items/pattern",keyword:"pattern",params:{pattern: "^/[^\\u0000]+$"},message:"must match pattern \""+"^/[^\\u0000]+$"+"\"",schema:"^/[^\\u0000]+$",parentSchema:schema56.properties.devices.items,data:data15};
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
const err16 = {instancePath:instancePath+"/devices/" + i1,schemaPath:"#/properties/devices/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.devices.items.type,parentSchema:schema56.properties.devices.items,data:data15};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.devices.type,parentSchema:schema56.properties.devices,data:data14};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
if(data.network !== undefined){
let data16 = data.network;
const _errs26 = errors;
let valid6 = false;
let passing0 = null;
const _errs27 = errors;
if(typeof data16 !== "boolean"){
const err18 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema56.properties.network.oneOf[0].type,parentSchema:schema56.properties.network.oneOf[0],data:data16};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
var _valid0 = _errs27 === errors;
if(_valid0){
valid6 = true;
passing0 = 0;
}
const _errs29 = errors;
if(typeof data16 === "string"){
if(!pattern22.test(data16)){
const err19 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/oneOf/1/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][^\\s\\u0000]*$"},message:"must match pattern \""+"^[A-Za-z0-9][^\\s\\u0000]*$"+"\"",schema:"^[A-Za-z0-9][^\\s\\u0000]*$",parentSchema:schema56.properties.network.oneOf[1],data:data16};
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
const err20 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/oneOf/1/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.network.oneOf[1].type,parentSchema:schema56.properties.network.oneOf[1],data:data16};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
var _valid0 = _errs29 === errors;
if(_valid0 && valid6){
valid6 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid6 = true;
passing0 = 1;
}
}
if(!valid6){
const err21 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema56.properties.network.oneOf,parentSchema:schema56.properties.network,data:data16};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
else {
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
}
}
if(data.resources !== undefined){
if(!(validate305(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate305.errors : append(vErrors, validate305.errors);
errors = vErrors.length;
}
}
if(data.hostname !== undefined){
let data18 = data.hostname;
if(typeof data18 === "string"){
if(!pattern23.test(data18)){
const err22 = {instancePath:instancePath+"/hostname",schemaPath:"#/properties/hostname/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$"+"\"",schema:"^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$",parentSchema:schema56.properties.hostname,data:data18};
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
const err23 = {instancePath:instancePath+"/hostname",schemaPath:"#/properties/hostname/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.hostname.type,parentSchema:schema56.properties.hostname,data:data18};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
}
if(data["read-only"] !== undefined){
let data19 = data["read-only"];
if(typeof data19 !== "boolean"){
const err24 = {instancePath:instancePath+"/read-only",schemaPath:"#/properties/read-only/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema56.properties["read-only"].type,parentSchema:schema56.properties["read-only"],data:data19};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
}
if(data.tmpfs !== undefined){
let data20 = data.tmpfs;
const _errs37 = errors;
let valid7 = false;
let passing1 = null;
const _errs38 = errors;
if(!(validate295(data20, {instancePath:instancePath+"/tmpfs",parentData:data,parentDataProperty:"tmpfs",rootData}))){
vErrors = vErrors === null ? validate295.errors : append(vErrors, validate295.errors);
errors = vErrors.length;
}
var _valid1 = _errs38 === errors;
if(_valid1){
valid7 = true;
passing1 = 0;
}
const _errs39 = errors;
if(Array.isArray(data20)){
if(data20.length > 64){
const err25 = {instancePath:instancePath+"/tmpfs",schemaPath:"#/properties/tmpfs/oneOf/1/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema56.properties.tmpfs.oneOf[1],data:data20};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
if(data20.length < 1){
const err26 = {instancePath:instancePath+"/tmpfs",schemaPath:"#/properties/tmpfs/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema56.properties.tmpfs.oneOf[1],data:data20};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
const len2 = data20.length;
for(let i2=0; i2<len2; i2++){
if(!(validate295(data20[i2], {instancePath:instancePath+"/tmpfs/" + i2,parentData:data20,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate295.errors : append(vErrors, validate295.errors);
errors = vErrors.length;
}
}
}
else {
const err27 = {instancePath:instancePath+"/tmpfs",schemaPath:"#/properties/tmpfs/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.tmpfs.oneOf[1].type,parentSchema:schema56.properties.tmpfs.oneOf[1],data:data20};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
var _valid1 = _errs39 === errors;
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
const err28 = {instancePath:instancePath+"/tmpfs",schemaPath:"#/properties/tmpfs/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema56.properties.tmpfs.oneOf,parentSchema:schema56.properties.tmpfs,data:data20};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
else {
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
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
const err29 = {instancePath:instancePath+"/sysctls",schemaPath:"#/properties/sysctls/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema56.properties.sysctls,data:data22};
if(vErrors === null){
vErrors = [err29];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err29);
}
errors = vErrors.length;
}
if(Object.keys(data22).length < 1){
const err30 = {instancePath:instancePath+"/sysctls",schemaPath:"#/properties/sysctls/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema56.properties.sysctls,data:data22};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
for(const key2 in data22){
const _errs44 = errors;
if(typeof key2 === "string"){
if(!pattern24.test(key2)){
const err31 = {instancePath:instancePath+"/sysctls",schemaPath:"#/properties/sysctls/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"},message:"must match pattern \""+"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"+"\"",schema:"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$",parentSchema:schema56.properties.sysctls.propertyNames,data:key2,propertyName:key2};
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
const err32 = {instancePath:instancePath+"/sysctls",schemaPath:"#/properties/sysctls/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.sysctls.propertyNames.type,parentSchema:schema56.properties.sysctls.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
var valid10 = _errs44 === errors;
if(!valid10){
const err33 = {instancePath:instancePath+"/sysctls",schemaPath:"#/properties/sysctls/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema56.properties.sysctls.propertyNames,parentSchema:schema56.properties.sysctls,data:data22};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
}
for(const key3 in data22){
if(!(validate54(data22[key3], {instancePath:instancePath+"/sysctls/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data22,parentDataProperty:key3,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err34 = {instancePath:instancePath+"/sysctls",schemaPath:"#/properties/sysctls/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.properties.sysctls.type,parentSchema:schema56.properties.sysctls,data:data22};
if(vErrors === null){
vErrors = [err34];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err34);
}
errors = vErrors.length;
}
}
if(data.command !== undefined){
if(!(validate74(data.command, {instancePath:instancePath+"/command",parentData:data,parentDataProperty:"command",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.platform !== undefined){
let data25 = data.platform;
if(typeof data25 === "string"){
if(!pattern25.test(data25)){
const err35 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$"},message:"must match pattern \""+"^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$"+"\"",schema:"^[a-z0-9]+(/[A-Za-z0-9_]+){0,2}$",parentSchema:schema56.properties.platform,data:data25};
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
const err36 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.platform.type,parentSchema:schema56.properties.platform,data:data25};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
}
if(data["extra-args"] !== undefined){
if(!(validate74(data["extra-args"], {instancePath:instancePath+"/extra-args",parentData:data,parentDataProperty:"extra-args",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.isolation !== undefined){
let data27 = data.isolation;
if(!(((data27 === "fresh") || (data27 === "shared")) || (data27 === "fork"))){
const err37 = {instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/enum",keyword:"enum",params:{allowedValues: schema56.properties.isolation.enum},message:"must be equal to one of the allowed values",schema:schema56.properties.isolation.enum,parentSchema:schema56.properties.isolation,data:data27};
if(vErrors === null){
vErrors = [err37];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err37);
}
errors = vErrors.length;
}
}
if(data.instances !== undefined){
if(!(validate23(data.instances, {instancePath:instancePath+"/instances",parentData:data,parentDataProperty:"instances",rootData}))){
vErrors = vErrors === null ? validate23.errors : append(vErrors, validate23.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate53(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate53.errors : append(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.shell !== undefined){
if(!(validate43(data.shell, {instancePath:instancePath+"/shell",parentData:data,parentDataProperty:"shell",rootData}))){
vErrors = vErrors === null ? validate43.errors : append(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
if(!(validate60(data["working-directory"], {instancePath:instancePath+"/working-directory",parentData:data,parentDataProperty:"working-directory",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.dependencies !== undefined){
if(!(validate99(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate99.errors : append(vErrors, validate99.errors);
errors = vErrors.length;
}
}
if(data.readiness !== undefined){
if(!(validate122(data.readiness, {instancePath:instancePath+"/readiness",parentData:data,parentDataProperty:"readiness",rootData}))){
vErrors = vErrors === null ? validate122.errors : append(vErrors, validate122.errors);
errors = vErrors.length;
}
}
if(data.lock !== undefined){
if(!(validate161(data.lock, {instancePath:instancePath+"/lock",parentData:data,parentDataProperty:"lock",rootData}))){
vErrors = vErrors === null ? validate161.errors : append(vErrors, validate161.errors);
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate170(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate170(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate170(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
}
else {
const err38 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err38];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err38);
}
errors = vErrors.length;
}
validate283.errors = vErrors;
return errors === 0;
}


function validate90(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema25.required,parentSchema:schema25,data};
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
if(!(validate91(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate91.errors : append(vErrors, validate91.errors);
errors = vErrors.length;
}
}
else if(tag0 === "ssh"){
if(!(validate176(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate176.errors : append(vErrors, validate176.errors);
errors = vErrors.length;
}
}
else if(tag0 === "qemu"){
if(!(validate219(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate219.errors : append(vErrors, validate219.errors);
errors = vErrors.length;
}
}
else if(tag0 === "container"){
if(!(validate283(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate283.errors : append(vErrors, validate283.errors);
errors = vErrors.length;
}
}
else {
const err1 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},message:"value of tag \"type\" must be in oneOf",schema:schema25.discriminator,parentSchema:schema25,data};
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
const err2 = {instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},message:"tag \"type\" must be string",schema:schema25.discriminator,parentSchema:schema25,data};
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
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate90.errors = vErrors;
return errors === 0;
}

const schema63 = {"type":"object","additionalProperties":false,"required":["target"],"properties":{"description":{"type":"string"},"type":{"enum":["script","binary","config","data"]},"source":{"$ref":"#/definitions/texts"},"build":{"$ref":"#/definitions/artifact-build"},"unpack":{"oneOf":[{"type":"boolean"},{"type":"object","additionalProperties":false,"required":["strip"],"properties":{"strip":{"type":"integer","minimum":0,"maximum":100}}}]},"checksum":{"title":"Checksum","type":"string","pattern":"^(sha256:)?[0-9a-fA-F]{64}$"},"target":{"$ref":"#/definitions/text"},"mode":{"title":"FileMode","type":"string","pattern":"^0?[0-7]{3,4}$"},"owner":{"title":"UserName","type":"string","pattern":"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},"group":{"title":"UserName","type":"string","pattern":"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},"needs":{"$ref":"#/definitions/names"},"sensitive":{"type":"boolean"},"optional":{"type":"boolean"}}};
const schema64 = {"type":"object","additionalProperties":false,"required":["run","outputs"],"properties":{"run":{"$ref":"#/definitions/text"},"outputs":{"$ref":"#/definitions/texts"},"inputs":{"$ref":"#/definitions/texts"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"timeout":{"$ref":"#/definitions/duration"}}};

function validate332(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.run === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "run"},message:"must have required property '"+"run"+"'",schema:schema64.required,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.outputs === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "outputs"},message:"must have required property '"+"outputs"+"'",schema:schema64.required,parentSchema:schema64,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema64,data};
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
if(!(validate60(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.outputs !== undefined){
if(!(validate74(data.outputs, {instancePath:instancePath+"/outputs",parentData:data,parentDataProperty:"outputs",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.inputs !== undefined){
if(!(validate74(data.inputs, {instancePath:instancePath+"/inputs",parentData:data,parentDataProperty:"inputs",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.shell !== undefined){
if(!(validate43(data.shell, {instancePath:instancePath+"/shell",parentData:data,parentDataProperty:"shell",rootData}))){
vErrors = vErrors === null ? validate43.errors : append(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate53(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate53.errors : append(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
if(!(validate60(data["working-directory"], {instancePath:instancePath+"/working-directory",parentData:data,parentDataProperty:"working-directory",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
if(!(validate34(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.type,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate332.errors = vErrors;
return errors === 0;
}

const pattern28 = new RegExp("^(sha256:)?[0-9a-fA-F]{64}$", "u");
const pattern29 = new RegExp("^0?[0-7]{3,4}$", "u");
const pattern30 = new RegExp("^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$", "u");

function validate330(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.target === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'",schema:schema63.required,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema63.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema63,data};
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
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.description.type,parentSchema:schema63.properties.description,data:data0};
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
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema63.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema63.properties.type.enum,parentSchema:schema63.properties.type,data:data1};
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
if(!(validate74(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.build !== undefined){
if(!(validate332(data.build, {instancePath:instancePath+"/build",parentData:data,parentDataProperty:"build",rootData}))){
vErrors = vErrors === null ? validate332.errors : append(vErrors, validate332.errors);
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
const err4 = {instancePath:instancePath+"/unpack",schemaPath:"#/properties/unpack/oneOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema63.properties.unpack.oneOf[0].type,parentSchema:schema63.properties.unpack.oneOf[0],data:data4};
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
const err5 = {instancePath:instancePath+"/unpack",schemaPath:"#/properties/unpack/oneOf/1/required",keyword:"required",params:{missingProperty: "strip"},message:"must have required property '"+"strip"+"'",schema:schema63.properties.unpack.oneOf[1].required,parentSchema:schema63.properties.unpack.oneOf[1],data:data4};
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
const err6 = {instancePath:instancePath+"/unpack",schemaPath:"#/properties/unpack/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema63.properties.unpack.oneOf[1],data:data4};
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
const err7 = {instancePath:instancePath+"/unpack/strip",schemaPath:"#/properties/unpack/oneOf/1/properties/strip/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema63.properties.unpack.oneOf[1].properties.strip.type,parentSchema:schema63.properties.unpack.oneOf[1].properties.strip,data:data5};
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
const err8 = {instancePath:instancePath+"/unpack/strip",schemaPath:"#/properties/unpack/oneOf/1/properties/strip/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema63.properties.unpack.oneOf[1].properties.strip,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(data5 < 0 || isNaN(data5)){
const err9 = {instancePath:instancePath+"/unpack/strip",schemaPath:"#/properties/unpack/oneOf/1/properties/strip/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema63.properties.unpack.oneOf[1].properties.strip,data:data5};
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
const err10 = {instancePath:instancePath+"/unpack",schemaPath:"#/properties/unpack/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema63.properties.unpack.oneOf[1].type,parentSchema:schema63.properties.unpack.oneOf[1],data:data4};
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
const err11 = {instancePath:instancePath+"/unpack",schemaPath:"#/properties/unpack/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema63.properties.unpack.oneOf,parentSchema:schema63.properties.unpack,data:data4};
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
if(!pattern28.test(data6)){
const err12 = {instancePath:instancePath+"/checksum",schemaPath:"#/properties/checksum/pattern",keyword:"pattern",params:{pattern: "^(sha256:)?[0-9a-fA-F]{64}$"},message:"must match pattern \""+"^(sha256:)?[0-9a-fA-F]{64}$"+"\"",schema:"^(sha256:)?[0-9a-fA-F]{64}$",parentSchema:schema63.properties.checksum,data:data6};
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
const err13 = {instancePath:instancePath+"/checksum",schemaPath:"#/properties/checksum/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.checksum.type,parentSchema:schema63.properties.checksum,data:data6};
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
if(!(validate60(data.target, {instancePath:instancePath+"/target",parentData:data,parentDataProperty:"target",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.mode !== undefined){
let data8 = data.mode;
if(typeof data8 === "string"){
if(!pattern29.test(data8)){
const err14 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^0?[0-7]{3,4}$"},message:"must match pattern \""+"^0?[0-7]{3,4}$"+"\"",schema:"^0?[0-7]{3,4}$",parentSchema:schema63.properties.mode,data:data8};
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
const err15 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.mode.type,parentSchema:schema63.properties.mode,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
}
if(data.owner !== undefined){
let data9 = data.owner;
if(typeof data9 === "string"){
if(!pattern30.test(data9)){
const err16 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},message:"must match pattern \""+"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"+"\"",schema:"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$",parentSchema:schema63.properties.owner,data:data9};
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
const err17 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.owner.type,parentSchema:schema63.properties.owner,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
if(data.group !== undefined){
let data10 = data.group;
if(typeof data10 === "string"){
if(!pattern30.test(data10)){
const err18 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"},message:"must match pattern \""+"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$"+"\"",schema:"^([A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]{1,10})$",parentSchema:schema63.properties.group,data:data10};
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
const err19 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.group.type,parentSchema:schema63.properties.group,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
}
if(data.needs !== undefined){
if(!(validate115(data.needs, {instancePath:instancePath+"/needs",parentData:data,parentDataProperty:"needs",rootData}))){
vErrors = vErrors === null ? validate115.errors : append(vErrors, validate115.errors);
errors = vErrors.length;
}
}
if(data.sensitive !== undefined){
let data12 = data.sensitive;
if(typeof data12 !== "boolean"){
const err20 = {instancePath:instancePath+"/sensitive",schemaPath:"#/properties/sensitive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema63.properties.sensitive.type,parentSchema:schema63.properties.sensitive,data:data12};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data.optional !== undefined){
let data13 = data.optional;
if(typeof data13 !== "boolean"){
const err21 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema63.properties.optional.type,parentSchema:schema63.properties.optional,data:data13};
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
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema63.type,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
validate330.errors = vErrors;
return errors === 0;
}

const schema65 = {"title":"Soak","type":"object","additionalProperties":false,"properties":{"duration":{"$ref":"#/definitions/duration"},"iterations":{"type":"integer","minimum":1,"maximum":1000000000},"report-interval":{"$ref":"#/definitions/duration"},"sample-interval":{"$ref":"#/definitions/duration"},"tag":{"$ref":"#/definitions/text"},"stop-on":{"title":"SoakStop","type":"object","minProperties":1,"additionalProperties":false,"properties":{"failures":{"type":"integer","minimum":1,"maximum":1000000000},"restarts":{"type":"integer","minimum":1,"maximum":1000000000},"growth":{"type":"boolean"},"unavailable":{"$ref":"#/definitions/duration"}}},"limits":{"type":"object","minProperties":1,"propertyNames":{"title":"SoakLimitName","minLength":1,"maxLength":300},"additionalProperties":{"title":"Growth","type":"string","pattern":"^\\d+(\\.\\d+)?(%|([KMGT]iB|ms|s)?/h)$"}},"watch":{"type":"object","minProperties":1,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"title":"SoakWatch","type":"object","additionalProperties":false,"properties":{"environment":{"$ref":"#/definitions/name"},"pid-file":{"$ref":"#/definitions/text"},"command":{"$ref":"#/definitions/text"}}}}}};
const pattern32 = new RegExp("^\\d+(\\.\\d+)?(%|([KMGT]iB|ms|s)?/h)$", "u");

function validate345(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((((key0 === "duration") || (key0 === "iterations")) || (key0 === "report-interval")) || (key0 === "sample-interval")) || (key0 === "tag")) || (key0 === "stop-on")) || (key0 === "limits")) || (key0 === "watch"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
}
if(data.duration !== undefined){
if(!(validate34(data.duration, {instancePath:instancePath+"/duration",parentData:data,parentDataProperty:"duration",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.iterations !== undefined){
let data1 = data.iterations;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err1 = {instancePath:instancePath+"/iterations",schemaPath:"#/properties/iterations/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema65.properties.iterations.type,parentSchema:schema65.properties.iterations,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000000000 || isNaN(data1)){
const err2 = {instancePath:instancePath+"/iterations",schemaPath:"#/properties/iterations/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema65.properties.iterations,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(data1 < 1 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/iterations",schemaPath:"#/properties/iterations/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema65.properties.iterations,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
}
if(data["report-interval"] !== undefined){
if(!(validate34(data["report-interval"], {instancePath:instancePath+"/report-interval",parentData:data,parentDataProperty:"report-interval",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["sample-interval"] !== undefined){
if(!(validate34(data["sample-interval"], {instancePath:instancePath+"/sample-interval",parentData:data,parentDataProperty:"sample-interval",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.tag !== undefined){
if(!(validate60(data.tag, {instancePath:instancePath+"/tag",parentData:data,parentDataProperty:"tag",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data["stop-on"] !== undefined){
let data5 = data["stop-on"];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length < 1){
const err4 = {instancePath:instancePath+"/stop-on",schemaPath:"#/properties/stop-on/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema65.properties["stop-on"],data:data5};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
for(const key1 in data5){
if(!((((key1 === "failures") || (key1 === "restarts")) || (key1 === "growth")) || (key1 === "unavailable"))){
const err5 = {instancePath:instancePath+"/stop-on",schemaPath:"#/properties/stop-on/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema65.properties["stop-on"],data:data5};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data5.failures !== undefined){
let data6 = data5.failures;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err6 = {instancePath:instancePath+"/stop-on/failures",schemaPath:"#/properties/stop-on/properties/failures/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema65.properties["stop-on"].properties.failures.type,parentSchema:schema65.properties["stop-on"].properties.failures,data:data6};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 1000000000 || isNaN(data6)){
const err7 = {instancePath:instancePath+"/stop-on/failures",schemaPath:"#/properties/stop-on/properties/failures/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema65.properties["stop-on"].properties.failures,data:data6};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if(data6 < 1 || isNaN(data6)){
const err8 = {instancePath:instancePath+"/stop-on/failures",schemaPath:"#/properties/stop-on/properties/failures/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema65.properties["stop-on"].properties.failures,data:data6};
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
if(data5.restarts !== undefined){
let data7 = data5.restarts;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err9 = {instancePath:instancePath+"/stop-on/restarts",schemaPath:"#/properties/stop-on/properties/restarts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema65.properties["stop-on"].properties.restarts.type,parentSchema:schema65.properties["stop-on"].properties.restarts,data:data7};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 1000000000 || isNaN(data7)){
const err10 = {instancePath:instancePath+"/stop-on/restarts",schemaPath:"#/properties/stop-on/properties/restarts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema65.properties["stop-on"].properties.restarts,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
if(data7 < 1 || isNaN(data7)){
const err11 = {instancePath:instancePath+"/stop-on/restarts",schemaPath:"#/properties/stop-on/properties/restarts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema65.properties["stop-on"].properties.restarts,data:data7};
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
if(data5.growth !== undefined){
let data8 = data5.growth;
if(typeof data8 !== "boolean"){
const err12 = {instancePath:instancePath+"/stop-on/growth",schemaPath:"#/properties/stop-on/properties/growth/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema65.properties["stop-on"].properties.growth.type,parentSchema:schema65.properties["stop-on"].properties.growth,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
if(data5.unavailable !== undefined){
if(!(validate34(data5.unavailable, {instancePath:instancePath+"/stop-on/unavailable",parentData:data5,parentDataProperty:"unavailable",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/stop-on",schemaPath:"#/properties/stop-on/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.properties["stop-on"].type,parentSchema:schema65.properties["stop-on"],data:data5};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
if(data.limits !== undefined){
let data10 = data.limits;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(Object.keys(data10).length < 1){
const err14 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema65.properties.limits,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
for(const key2 in data10){
const _errs20 = errors;
if(typeof key2 === "string"){
if(func3(key2) > 300){
const err15 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/propertyNames/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema65.properties.limits.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
if(func3(key2) < 1){
const err16 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema65.properties.limits.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
var valid2 = _errs20 === errors;
if(!valid2){
const err17 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema65.properties.limits.propertyNames,parentSchema:schema65.properties.limits,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
for(const key3 in data10){
let data11 = data10[key3];
if(typeof data11 === "string"){
if(!pattern32.test(data11)){
const err18 = {instancePath:instancePath+"/limits/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/limits/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?(%|([KMGT]iB|ms|s)?/h)$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?(%|([KMGT]iB|ms|s)?/h)$"+"\"",schema:"^\\d+(\\.\\d+)?(%|([KMGT]iB|ms|s)?/h)$",parentSchema:schema65.properties.limits.additionalProperties,data:data11};
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
const err19 = {instancePath:instancePath+"/limits/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/limits/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema65.properties.limits.additionalProperties.type,parentSchema:schema65.properties.limits.additionalProperties,data:data11};
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
const err20 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.properties.limits.type,parentSchema:schema65.properties.limits,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data.watch !== undefined){
let data12 = data.watch;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(Object.keys(data12).length < 1){
const err21 = {instancePath:instancePath+"/watch",schemaPath:"#/properties/watch/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema65.properties.watch,data:data12};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
for(const key4 in data12){
const _errs26 = errors;
if(typeof key4 === "string"){
if(!pattern3.test(key4)){
const err22 = {instancePath:instancePath+"/watch",schemaPath:"#/properties/watch/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema65.properties.watch.propertyNames,data:key4,propertyName:key4};
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
const err23 = {instancePath:instancePath+"/watch",schemaPath:"#/properties/watch/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema65.properties.watch.propertyNames.type,parentSchema:schema65.properties.watch.propertyNames,data:key4,propertyName:key4};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
var valid4 = _errs26 === errors;
if(!valid4){
const err24 = {instancePath:instancePath+"/watch",schemaPath:"#/properties/watch/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid",schema:schema65.properties.watch.propertyNames,parentSchema:schema65.properties.watch,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
}
for(const key5 in data12){
let data13 = data12[key5];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key6 in data13){
if(!(((key6 === "environment") || (key6 === "pid-file")) || (key6 === "command"))){
const err25 = {instancePath:instancePath+"/watch/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/watch/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema65.properties.watch.additionalProperties,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
}
if(data13.environment !== undefined){
if(!(validate116(data13.environment, {instancePath:instancePath+"/watch/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/environment",parentData:data13,parentDataProperty:"environment",rootData}))){
vErrors = vErrors === null ? validate116.errors : append(vErrors, validate116.errors);
errors = vErrors.length;
}
}
if(data13["pid-file"] !== undefined){
if(!(validate60(data13["pid-file"], {instancePath:instancePath+"/watch/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/pid-file",parentData:data13,parentDataProperty:"pid-file",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data13.command !== undefined){
if(!(validate60(data13.command, {instancePath:instancePath+"/watch/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/command",parentData:data13,parentDataProperty:"command",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err26 = {instancePath:instancePath+"/watch/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/watch/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.properties.watch.additionalProperties.type,parentSchema:schema65.properties.watch.additionalProperties,data:data13};
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
const err27 = {instancePath:instancePath+"/watch",schemaPath:"#/properties/watch/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.properties.watch.type,parentSchema:schema65.properties.watch,data:data12};
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
else {
const err28 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.type,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
validate345.errors = vErrors;
return errors === 0;
}

const schema66 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"description":{"type":"string"},"env":{"$ref":"#/definitions/env"},"start":{"$ref":"#/definitions/text"},"check":{"$ref":"#/definitions/text"},"stop":{"$ref":"#/definitions/text"},"optional":{"type":"boolean"},"when-lost":{"enum":["mark","fail"]},"kernel-config":{"$ref":"#/definitions/kernel-config-tool"},"kernel-parameters":{"$ref":"#/definitions/kernel-parameters"},"kasan":{"$ref":"#/definitions/sanitizer"},"kcsan":{"$ref":"#/definitions/sanitizer"},"ktsan":{"$ref":"#/definitions/sanitizer"},"lockdep":{"$ref":"#/definitions/sanitizer"},"kmemleak":{"$ref":"#/definitions/sanitizer"},"ubsan":{"$ref":"#/definitions/sanitizer"},"kfence":{"$ref":"#/definitions/sanitizer"},"kcov":{"const":true},"kernel-gcov":{"$ref":"#/definitions/kernel-gcov"},"gcov":{"$ref":"#/definitions/gcov"},"ftrace":{"$ref":"#/definitions/ftrace"},"perf":{"$ref":"#/definitions/perf"},"monitors":{"type":"array","minItems":1,"maxItems":64,"items":{"$ref":"#/definitions/monitor"}},"fuzz":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/fuzzer"}},"scan":{"type":"object","minProperties":1,"maxProperties":64,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/scanner"}}}};
const schema67 = {"type":"object","minProperties":1,"maxProperties":1000,"properties":{"file":{"$ref":"#/definitions/text"}},"propertyNames":{"title":"ConfigOption","pattern":"^(CONFIG_[A-Za-z0-9_]+|file)$"},"additionalProperties":{"$ref":"#/definitions/scalar"}};
const pattern35 = new RegExp("^(CONFIG_[A-Za-z0-9_]+|file)$", "u");

function validate360(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1000){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema67,data};
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
if(!pattern35.test(key0)){
const err2 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(CONFIG_[A-Za-z0-9_]+|file)$"},message:"must match pattern \""+"^(CONFIG_[A-Za-z0-9_]+|file)$"+"\"",schema:"^(CONFIG_[A-Za-z0-9_]+|file)$",parentSchema:schema67.propertyNames,data:key0,propertyName:key0};
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
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema67.propertyNames,parentSchema:schema67,data};
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
if(!(validate54(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
if(data.file !== undefined){
if(!(validate60(data.file, {instancePath:instancePath+"/file",parentData:data,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema67.type,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
validate360.errors = vErrors;
return errors === 0;
}

const schema68 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"boot":{"$ref":"#/definitions/texts"},"sysctl":{"type":"object","minProperties":1,"maxProperties":256,"propertyNames":{"title":"SysctlName","type":"string","pattern":"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}},"modules":{"type":"object","minProperties":1,"maxProperties":256,"propertyNames":{"title":"ModuleParameter","pattern":"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}};
const pattern37 = new RegExp("^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$", "u");

function validate364(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema68,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema68,data};
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
if(!(validate74(data.boot, {instancePath:instancePath+"/boot",parentData:data,parentDataProperty:"boot",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.sysctl !== undefined){
let data1 = data.sysctl;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 256){
const err2 = {instancePath:instancePath+"/sysctl",schemaPath:"#/properties/sysctl/maxProperties",keyword:"maxProperties",params:{limit: 256},message:"must NOT have more than 256 properties",schema:256,parentSchema:schema68.properties.sysctl,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if(Object.keys(data1).length < 1){
const err3 = {instancePath:instancePath+"/sysctl",schemaPath:"#/properties/sysctl/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema68.properties.sysctl,data:data1};
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
if(!pattern24.test(key1)){
const err4 = {instancePath:instancePath+"/sysctl",schemaPath:"#/properties/sysctl/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"},message:"must match pattern \""+"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$"+"\"",schema:"^[A-Za-z0-9_]+([./][A-Za-z0-9_:@*-]+)+$",parentSchema:schema68.properties.sysctl.propertyNames,data:key1,propertyName:key1};
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
const err5 = {instancePath:instancePath+"/sysctl",schemaPath:"#/properties/sysctl/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.properties.sysctl.propertyNames.type,parentSchema:schema68.properties.sysctl.propertyNames,data:key1,propertyName:key1};
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
const err6 = {instancePath:instancePath+"/sysctl",schemaPath:"#/properties/sysctl/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema68.properties.sysctl.propertyNames,parentSchema:schema68.properties.sysctl,data:data1};
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
if(!(validate54(data1[key2], {instancePath:instancePath+"/sysctl/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/sysctl",schemaPath:"#/properties/sysctl/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.properties.sysctl.type,parentSchema:schema68.properties.sysctl,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.modules !== undefined){
let data3 = data.modules;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length > 256){
const err8 = {instancePath:instancePath+"/modules",schemaPath:"#/properties/modules/maxProperties",keyword:"maxProperties",params:{limit: 256},message:"must NOT have more than 256 properties",schema:256,parentSchema:schema68.properties.modules,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
if(Object.keys(data3).length < 1){
const err9 = {instancePath:instancePath+"/modules",schemaPath:"#/properties/modules/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema68.properties.modules,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
for(const key3 in data3){
const _errs11 = errors;
if(typeof key3 === "string"){
if(!pattern37.test(key3)){
const err10 = {instancePath:instancePath+"/modules",schemaPath:"#/properties/modules/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$"+"\"",schema:"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$",parentSchema:schema68.properties.modules.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
var valid3 = _errs11 === errors;
if(!valid3){
const err11 = {instancePath:instancePath+"/modules",schemaPath:"#/properties/modules/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema68.properties.modules.propertyNames,parentSchema:schema68.properties.modules,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
}
for(const key4 in data3){
if(!(validate54(data3[key4], {instancePath:instancePath+"/modules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data3,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/modules",schemaPath:"#/properties/modules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.properties.modules.type,parentSchema:schema68.properties.modules,data:data3};
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
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.type,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
validate364.errors = vErrors;
return errors === 0;
}

const schema69 = {"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"required":["provoke"],"properties":{"provoke":{"type":"boolean"}}}]};

function validate369(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(true !== data){
const err0 = {instancePath,schemaPath:"#/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema69.oneOf[0],data};
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
if(data.provoke === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "provoke"},message:"must have required property '"+"provoke"+"'",schema:schema69.oneOf[1].required,parentSchema:schema69.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(key0 === "provoke")){
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema69.oneOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.provoke !== undefined){
let data0 = data.provoke;
if(typeof data0 !== "boolean"){
const err3 = {instancePath:instancePath+"/provoke",schemaPath:"#/oneOf/1/properties/provoke/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema69.oneOf[1].properties.provoke.type,parentSchema:schema69.oneOf[1].properties.provoke,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema69.oneOf[1].type,parentSchema:schema69.oneOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
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
const err5 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema69.oneOf,parentSchema:schema69,data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
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
validate369.errors = vErrors;
return errors === 0;
}

const schema70 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["objects"],"properties":{"objects":{"$ref":"#/definitions/text"},"folder":{"title":"RelativePath","type":"string","pattern":"^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$"}}}]};
const pattern38 = new RegExp("^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$", "u");

function validate377(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate60(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.objects === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "objects"},message:"must have required property '"+"objects"+"'",schema:schema70.oneOf[1].required,parentSchema:schema70.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((key0 === "objects") || (key0 === "folder"))){
const err1 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema70.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
if(data.objects !== undefined){
if(!(validate60(data.objects, {instancePath:instancePath+"/objects",parentData:data,parentDataProperty:"objects",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.folder !== undefined){
let data1 = data.folder;
if(typeof data1 === "string"){
if(!pattern38.test(data1)){
const err2 = {instancePath:instancePath+"/folder",schemaPath:"#/oneOf/1/properties/folder/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$"},message:"must match pattern \""+"^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$"+"\"",schema:"^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000]+$",parentSchema:schema70.oneOf[1].properties.folder,data:data1};
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
const err3 = {instancePath:instancePath+"/folder",schemaPath:"#/oneOf/1/properties/folder/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.oneOf[1].properties.folder.type,parentSchema:schema70.oneOf[1].properties.folder,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema70.oneOf[1].type,parentSchema:schema70.oneOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
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
const err5 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema70.oneOf,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
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
validate377.errors = vErrors;
return errors === 0;
}

const schema71 = {"oneOf":[{"const":true},{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"objects":{"$ref":"#/definitions/text"},"source":{"$ref":"#/definitions/text"},"local-source":{"$ref":"#/definitions/text"},"include":{"$ref":"#/definitions/texts"},"exclude":{"$ref":"#/definitions/texts"},"gcov":{"$ref":"#/definitions/text"}}}]};

function validate381(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(true !== data){
const err0 = {instancePath,schemaPath:"#/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema71.oneOf[0],data};
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
if(!(validate60(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
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
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/oneOf/2/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema71.oneOf[2],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((((key0 === "objects") || (key0 === "source")) || (key0 === "local-source")) || (key0 === "include")) || (key0 === "exclude")) || (key0 === "gcov"))){
const err2 = {instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema71.oneOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.objects !== undefined){
if(!(validate60(data.objects, {instancePath:instancePath+"/objects",parentData:data,parentDataProperty:"objects",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined){
if(!(validate60(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data["local-source"] !== undefined){
if(!(validate60(data["local-source"], {instancePath:instancePath+"/local-source",parentData:data,parentDataProperty:"local-source",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.include !== undefined){
if(!(validate74(data.include, {instancePath:instancePath+"/include",parentData:data,parentDataProperty:"include",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.exclude !== undefined){
if(!(validate74(data.exclude, {instancePath:instancePath+"/exclude",parentData:data,parentDataProperty:"exclude",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.gcov !== undefined){
if(!(validate60(data.gcov, {instancePath:instancePath+"/gcov",parentData:data,parentDataProperty:"gcov",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema71.oneOf[2].type,parentSchema:schema71.oneOf[2],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
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
const err4 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema71.oneOf,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
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
validate381.errors = vErrors;
return errors === 0;
}

const schema72 = {"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"tracer":{"title":"TracerName","type":"string","pattern":"^[A-Za-z0-9_-]+$"},"events":{"$ref":"#/definitions/texts"},"filter":{"$ref":"#/definitions/texts"},"buffer":{"$ref":"#/definitions/size"}}}]};
const pattern39 = new RegExp("^[A-Za-z0-9_-]+$", "u");

function validate390(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(true !== data){
const err0 = {instancePath,schemaPath:"#/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema72.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema72.oneOf[1],data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema72.oneOf[1],data};
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
if(!pattern39.test(data0)){
const err3 = {instancePath:instancePath+"/tracer",schemaPath:"#/oneOf/1/properties/tracer/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\"",schema:"^[A-Za-z0-9_-]+$",parentSchema:schema72.oneOf[1].properties.tracer,data:data0};
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
const err4 = {instancePath:instancePath+"/tracer",schemaPath:"#/oneOf/1/properties/tracer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema72.oneOf[1].properties.tracer.type,parentSchema:schema72.oneOf[1].properties.tracer,data:data0};
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
if(!(validate74(data.events, {instancePath:instancePath+"/events",parentData:data,parentDataProperty:"events",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.filter !== undefined){
if(!(validate74(data.filter, {instancePath:instancePath+"/filter",parentData:data,parentDataProperty:"filter",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.buffer !== undefined){
if(!(validate30(data.buffer, {instancePath:instancePath+"/buffer",parentData:data,parentDataProperty:"buffer",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema72.oneOf[1].type,parentSchema:schema72.oneOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
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
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema72.oneOf,parentSchema:schema72,data};
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
validate390.errors = vErrors;
return errors === 0;
}

const schema73 = {"oneOf":[{"const":true},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"mode":{"enum":["record","stat"]},"events":{"$ref":"#/definitions/texts"},"frequency":{"type":"integer","minimum":1,"maximum":1000000},"call-graph":{"title":"CallGraph","type":"string","pattern":"^(fp|lbr|dwarf(,[0-9]+)?)$"},"scope":{"enum":["system","case"]},"extra-args":{"$ref":"#/definitions/texts"}}}]};
const pattern40 = new RegExp("^(fp|lbr|dwarf(,[0-9]+)?)$", "u");

function validate395(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(true !== data){
const err0 = {instancePath,schemaPath:"#/oneOf/0/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema73.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema73.oneOf[1],data};
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
const err2 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema73.oneOf[1],data};
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
const err3 = {instancePath:instancePath+"/mode",schemaPath:"#/oneOf/1/properties/mode/enum",keyword:"enum",params:{allowedValues: schema73.oneOf[1].properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema73.oneOf[1].properties.mode.enum,parentSchema:schema73.oneOf[1].properties.mode,data:data0};
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
if(!(validate74(data.events, {instancePath:instancePath+"/events",parentData:data,parentDataProperty:"events",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.frequency !== undefined){
let data2 = data.frequency;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/frequency",schemaPath:"#/oneOf/1/properties/frequency/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema73.oneOf[1].properties.frequency.type,parentSchema:schema73.oneOf[1].properties.frequency,data:data2};
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
const err5 = {instancePath:instancePath+"/frequency",schemaPath:"#/oneOf/1/properties/frequency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema73.oneOf[1].properties.frequency,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
if(data2 < 1 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/frequency",schemaPath:"#/oneOf/1/properties/frequency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema73.oneOf[1].properties.frequency,data:data2};
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
if(!pattern40.test(data3)){
const err7 = {instancePath:instancePath+"/call-graph",schemaPath:"#/oneOf/1/properties/call-graph/pattern",keyword:"pattern",params:{pattern: "^(fp|lbr|dwarf(,[0-9]+)?)$"},message:"must match pattern \""+"^(fp|lbr|dwarf(,[0-9]+)?)$"+"\"",schema:"^(fp|lbr|dwarf(,[0-9]+)?)$",parentSchema:schema73.oneOf[1].properties["call-graph"],data:data3};
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
const err8 = {instancePath:instancePath+"/call-graph",schemaPath:"#/oneOf/1/properties/call-graph/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema73.oneOf[1].properties["call-graph"].type,parentSchema:schema73.oneOf[1].properties["call-graph"],data:data3};
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
const err9 = {instancePath:instancePath+"/scope",schemaPath:"#/oneOf/1/properties/scope/enum",keyword:"enum",params:{allowedValues: schema73.oneOf[1].properties.scope.enum},message:"must be equal to one of the allowed values",schema:schema73.oneOf[1].properties.scope.enum,parentSchema:schema73.oneOf[1].properties.scope,data:data4};
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
if(!(validate74(data["extra-args"], {instancePath:instancePath+"/extra-args",parentData:data,parentDataProperty:"extra-args",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema73.oneOf[1].type,parentSchema:schema73.oneOf[1],data};
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
const err11 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema73.oneOf,parentSchema:schema73,data};
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
validate395.errors = vErrors;
return errors === 0;
}

const schema74 = {"type":"object","additionalProperties":false,"required":["name","run"],"properties":{"name":{"$ref":"#/definitions/name"},"run":{"$ref":"#/definitions/text"},"every":{"$ref":"#/definitions/duration"},"check":{"$ref":"#/definitions/text"}}};

function validate399(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema74.required,parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(data.run === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "run"},message:"must have required property '"+"run"+"'",schema:schema74.required,parentSchema:schema74,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema74,data};
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
if(!(validate116(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate116.errors : append(vErrors, validate116.errors);
errors = vErrors.length;
}
}
if(data.run !== undefined){
if(!(validate60(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.every !== undefined){
if(!(validate34(data.every, {instancePath:instancePath+"/every",parentData:data,parentDataProperty:"every",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.check !== undefined){
if(!(validate60(data.check, {instancePath:instancePath+"/check",parentData:data,parentDataProperty:"check",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema74.type,parentSchema:schema74,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate399.errors = vErrors;
return errors === 0;
}

const schema75 = {"type":"object","additionalProperties":false,"properties":{"afl":{"$ref":"#/definitions/text"},"libfuzzer":{"$ref":"#/definitions/text"},"syzkaller":{"$ref":"#/definitions/text"},"command":{"$ref":"#/definitions/text"},"corpus":{"$ref":"#/definitions/text"},"dictionary":{"$ref":"#/definitions/text"},"budget":{"$ref":"#/definitions/duration"},"args":{"$ref":"#/definitions/texts"},"findings":{"$ref":"#/definitions/texts"},"fail-on-finding":{"type":"boolean"}}};

function validate405(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema75.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema75,data};
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
if(!(validate60(data.afl, {instancePath:instancePath+"/afl",parentData:data,parentDataProperty:"afl",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.libfuzzer !== undefined){
if(!(validate60(data.libfuzzer, {instancePath:instancePath+"/libfuzzer",parentData:data,parentDataProperty:"libfuzzer",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.syzkaller !== undefined){
if(!(validate60(data.syzkaller, {instancePath:instancePath+"/syzkaller",parentData:data,parentDataProperty:"syzkaller",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.command !== undefined){
if(!(validate60(data.command, {instancePath:instancePath+"/command",parentData:data,parentDataProperty:"command",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.corpus !== undefined){
if(!(validate60(data.corpus, {instancePath:instancePath+"/corpus",parentData:data,parentDataProperty:"corpus",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.dictionary !== undefined){
if(!(validate60(data.dictionary, {instancePath:instancePath+"/dictionary",parentData:data,parentDataProperty:"dictionary",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.budget !== undefined){
if(!(validate34(data.budget, {instancePath:instancePath+"/budget",parentData:data,parentDataProperty:"budget",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.args !== undefined){
if(!(validate74(data.args, {instancePath:instancePath+"/args",parentData:data,parentDataProperty:"args",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.findings !== undefined){
if(!(validate74(data.findings, {instancePath:instancePath+"/findings",parentData:data,parentDataProperty:"findings",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data["fail-on-finding"] !== undefined){
let data9 = data["fail-on-finding"];
if(typeof data9 !== "boolean"){
const err1 = {instancePath:instancePath+"/fail-on-finding",schemaPath:"#/properties/fail-on-finding/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema75.properties["fail-on-finding"].type,parentSchema:schema75.properties["fail-on-finding"],data:data9};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema75.type,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
validate405.errors = vErrors;
return errors === 0;
}

const schema76 = {"type":"object","additionalProperties":false,"required":["run"],"properties":{"run":{"$ref":"#/definitions/text"},"budget":{"$ref":"#/definitions/duration"},"finding":{"$ref":"#/definitions/regex"},"reports":{"$ref":"#/definitions/texts"},"fail-on-finding":{"type":"boolean"}}};

function validate416(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.run === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "run"},message:"must have required property '"+"run"+"'",schema:schema76.required,parentSchema:schema76,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema76,data};
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
if(!(validate60(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.budget !== undefined){
if(!(validate34(data.budget, {instancePath:instancePath+"/budget",parentData:data,parentDataProperty:"budget",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.finding !== undefined){
if(!(validate134(data.finding, {instancePath:instancePath+"/finding",parentData:data,parentDataProperty:"finding",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
if(data.reports !== undefined){
if(!(validate74(data.reports, {instancePath:instancePath+"/reports",parentData:data,parentDataProperty:"reports",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data["fail-on-finding"] !== undefined){
let data4 = data["fail-on-finding"];
if(typeof data4 !== "boolean"){
const err2 = {instancePath:instancePath+"/fail-on-finding",schemaPath:"#/properties/fail-on-finding/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema76.properties["fail-on-finding"].type,parentSchema:schema76.properties["fail-on-finding"],data:data4};
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
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema76.type,parentSchema:schema76,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate416.errors = vErrors;
return errors === 0;
}


function validate355(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema66.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema66,data};
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
const err2 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema66.properties.description.type,parentSchema:schema66.properties.description,data:data0};
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
if(!(validate53(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate53.errors : append(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.start !== undefined){
if(!(validate60(data.start, {instancePath:instancePath+"/start",parentData:data,parentDataProperty:"start",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.check !== undefined){
if(!(validate60(data.check, {instancePath:instancePath+"/check",parentData:data,parentDataProperty:"check",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.stop !== undefined){
if(!(validate60(data.stop, {instancePath:instancePath+"/stop",parentData:data,parentDataProperty:"stop",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.optional !== undefined){
let data5 = data.optional;
if(typeof data5 !== "boolean"){
const err3 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema66.properties.optional.type,parentSchema:schema66.properties.optional,data:data5};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data["when-lost"] !== undefined){
let data6 = data["when-lost"];
if(!((data6 === "mark") || (data6 === "fail"))){
const err4 = {instancePath:instancePath+"/when-lost",schemaPath:"#/properties/when-lost/enum",keyword:"enum",params:{allowedValues: schema66.properties["when-lost"].enum},message:"must be equal to one of the allowed values",schema:schema66.properties["when-lost"].enum,parentSchema:schema66.properties["when-lost"],data:data6};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data["kernel-config"] !== undefined){
if(!(validate360(data["kernel-config"], {instancePath:instancePath+"/kernel-config",parentData:data,parentDataProperty:"kernel-config",rootData}))){
vErrors = vErrors === null ? validate360.errors : append(vErrors, validate360.errors);
errors = vErrors.length;
}
}
if(data["kernel-parameters"] !== undefined){
if(!(validate364(data["kernel-parameters"], {instancePath:instancePath+"/kernel-parameters",parentData:data,parentDataProperty:"kernel-parameters",rootData}))){
vErrors = vErrors === null ? validate364.errors : append(vErrors, validate364.errors);
errors = vErrors.length;
}
}
if(data.kasan !== undefined){
if(!(validate369(data.kasan, {instancePath:instancePath+"/kasan",parentData:data,parentDataProperty:"kasan",rootData}))){
vErrors = vErrors === null ? validate369.errors : append(vErrors, validate369.errors);
errors = vErrors.length;
}
}
if(data.kcsan !== undefined){
if(!(validate369(data.kcsan, {instancePath:instancePath+"/kcsan",parentData:data,parentDataProperty:"kcsan",rootData}))){
vErrors = vErrors === null ? validate369.errors : append(vErrors, validate369.errors);
errors = vErrors.length;
}
}
if(data.ktsan !== undefined){
if(!(validate369(data.ktsan, {instancePath:instancePath+"/ktsan",parentData:data,parentDataProperty:"ktsan",rootData}))){
vErrors = vErrors === null ? validate369.errors : append(vErrors, validate369.errors);
errors = vErrors.length;
}
}
if(data.lockdep !== undefined){
if(!(validate369(data.lockdep, {instancePath:instancePath+"/lockdep",parentData:data,parentDataProperty:"lockdep",rootData}))){
vErrors = vErrors === null ? validate369.errors : append(vErrors, validate369.errors);
errors = vErrors.length;
}
}
if(data.kmemleak !== undefined){
if(!(validate369(data.kmemleak, {instancePath:instancePath+"/kmemleak",parentData:data,parentDataProperty:"kmemleak",rootData}))){
vErrors = vErrors === null ? validate369.errors : append(vErrors, validate369.errors);
errors = vErrors.length;
}
}
if(data.ubsan !== undefined){
if(!(validate369(data.ubsan, {instancePath:instancePath+"/ubsan",parentData:data,parentDataProperty:"ubsan",rootData}))){
vErrors = vErrors === null ? validate369.errors : append(vErrors, validate369.errors);
errors = vErrors.length;
}
}
if(data.kfence !== undefined){
if(!(validate369(data.kfence, {instancePath:instancePath+"/kfence",parentData:data,parentDataProperty:"kfence",rootData}))){
vErrors = vErrors === null ? validate369.errors : append(vErrors, validate369.errors);
errors = vErrors.length;
}
}
if(data.kcov !== undefined){
let data16 = data.kcov;
if(true !== data16){
const err5 = {instancePath:instancePath+"/kcov",schemaPath:"#/properties/kcov/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema66.properties.kcov,data:data16};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data["kernel-gcov"] !== undefined){
if(!(validate377(data["kernel-gcov"], {instancePath:instancePath+"/kernel-gcov",parentData:data,parentDataProperty:"kernel-gcov",rootData}))){
vErrors = vErrors === null ? validate377.errors : append(vErrors, validate377.errors);
errors = vErrors.length;
}
}
if(data.gcov !== undefined){
if(!(validate381(data.gcov, {instancePath:instancePath+"/gcov",parentData:data,parentDataProperty:"gcov",rootData}))){
vErrors = vErrors === null ? validate381.errors : append(vErrors, validate381.errors);
errors = vErrors.length;
}
}
if(data.ftrace !== undefined){
if(!(validate390(data.ftrace, {instancePath:instancePath+"/ftrace",parentData:data,parentDataProperty:"ftrace",rootData}))){
vErrors = vErrors === null ? validate390.errors : append(vErrors, validate390.errors);
errors = vErrors.length;
}
}
if(data.perf !== undefined){
if(!(validate395(data.perf, {instancePath:instancePath+"/perf",parentData:data,parentDataProperty:"perf",rootData}))){
vErrors = vErrors === null ? validate395.errors : append(vErrors, validate395.errors);
errors = vErrors.length;
}
}
if(data.monitors !== undefined){
let data21 = data.monitors;
if(Array.isArray(data21)){
if(data21.length > 64){
const err6 = {instancePath:instancePath+"/monitors",schemaPath:"#/properties/monitors/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema66.properties.monitors,data:data21};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
if(data21.length < 1){
const err7 = {instancePath:instancePath+"/monitors",schemaPath:"#/properties/monitors/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema66.properties.monitors,data:data21};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
const len0 = data21.length;
for(let i0=0; i0<len0; i0++){
if(!(validate399(data21[i0], {instancePath:instancePath+"/monitors/" + i0,parentData:data21,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate399.errors : append(vErrors, validate399.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/monitors",schemaPath:"#/properties/monitors/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema66.properties.monitors.type,parentSchema:schema66.properties.monitors,data:data21};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.fuzz !== undefined){
let data23 = data.fuzz;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(Object.keys(data23).length > 64){
const err9 = {instancePath:instancePath+"/fuzz",schemaPath:"#/properties/fuzz/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema66.properties.fuzz,data:data23};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
if(Object.keys(data23).length < 1){
const err10 = {instancePath:instancePath+"/fuzz",schemaPath:"#/properties/fuzz/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema66.properties.fuzz,data:data23};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
for(const key1 in data23){
const _errs30 = errors;
if(typeof key1 === "string"){
if(!pattern3.test(key1)){
const err11 = {instancePath:instancePath+"/fuzz",schemaPath:"#/properties/fuzz/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema66.properties.fuzz.propertyNames,data:key1,propertyName:key1};
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
const err12 = {instancePath:instancePath+"/fuzz",schemaPath:"#/properties/fuzz/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema66.properties.fuzz.propertyNames.type,parentSchema:schema66.properties.fuzz.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
var valid3 = _errs30 === errors;
if(!valid3){
const err13 = {instancePath:instancePath+"/fuzz",schemaPath:"#/properties/fuzz/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema66.properties.fuzz.propertyNames,parentSchema:schema66.properties.fuzz,data:data23};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
for(const key2 in data23){
if(!(validate405(data23[key2], {instancePath:instancePath+"/fuzz/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data23,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate405.errors : append(vErrors, validate405.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/fuzz",schemaPath:"#/properties/fuzz/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema66.properties.fuzz.type,parentSchema:schema66.properties.fuzz,data:data23};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data.scan !== undefined){
let data25 = data.scan;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(Object.keys(data25).length > 64){
const err15 = {instancePath:instancePath+"/scan",schemaPath:"#/properties/scan/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema66.properties.scan,data:data25};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
if(Object.keys(data25).length < 1){
const err16 = {instancePath:instancePath+"/scan",schemaPath:"#/properties/scan/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema66.properties.scan,data:data25};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
for(const key3 in data25){
const _errs36 = errors;
if(typeof key3 === "string"){
if(!pattern3.test(key3)){
const err17 = {instancePath:instancePath+"/scan",schemaPath:"#/properties/scan/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema66.properties.scan.propertyNames,data:key3,propertyName:key3};
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
const err18 = {instancePath:instancePath+"/scan",schemaPath:"#/properties/scan/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema66.properties.scan.propertyNames.type,parentSchema:schema66.properties.scan.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
var valid5 = _errs36 === errors;
if(!valid5){
const err19 = {instancePath:instancePath+"/scan",schemaPath:"#/properties/scan/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema66.properties.scan.propertyNames,parentSchema:schema66.properties.scan,data:data25};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
}
for(const key4 in data25){
if(!(validate416(data25[key4], {instancePath:instancePath+"/scan/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data25,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate416.errors : append(vErrors, validate416.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/scan",schemaPath:"#/properties/scan/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema66.properties.scan.type,parentSchema:schema66.properties.scan,data:data25};
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
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema66.type,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
validate355.errors = vErrors;
return errors === 0;
}

const schema77 = {"type":"object","additionalProperties":false,"required":["steps"],"properties":{"description":{"type":"string"},"environment":{"$ref":"#/definitions/names"},"tags":{"type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/definitions/name"}},"needs":{"$ref":"#/definitions/names"},"matrix":{"$ref":"#/definitions/matrix"},"artifacts":{"$ref":"#/definitions/names"},"instrumentation":{"$ref":"#/definitions/names"},"dependencies":{"$ref":"#/definitions/dependencies"},"readiness":{"$ref":"#/definitions/readiness"},"resources":{"$ref":"#/definitions/resources"},"namespaces":{"$ref":"#/definitions/namespaces"},"requires":{"type":"object","additionalProperties":false,"properties":{"tools":{"$ref":"#/definitions/texts"},"kernel":{"$ref":"#/definitions/kernel-range"},"commands":{"$ref":"#/definitions/texts"},"otherwise":{"enum":["skip","error"]}}},"timeout":{"$ref":"#/definitions/duration"},"step-timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"slow-after":{"$ref":"#/definitions/duration"},"retries":{"$ref":"#/definitions/retries"},"env":{"$ref":"#/definitions/env"},"shell":{"$ref":"#/definitions/shell"},"working-directory":{"$ref":"#/definitions/text"},"prepare":{"$ref":"#/definitions/hook"},"restore":{"$ref":"#/definitions/hook"},"debug":{"$ref":"#/definitions/hook"},"steps":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/step"}},"metrics":{"type":"object","propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/metric"}},"capture":{"$ref":"#/definitions/capture"},"console":{"$ref":"#/definitions/scenario-console"},"xfail":{"oneOf":[{"$ref":"#/definitions/text"},{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"$ref":"#/definitions/text"},"strict":{"type":"boolean"}}}]},"quarantine":{"type":"object","additionalProperties":false,"required":["reason","until"],"properties":{"reason":{"$ref":"#/definitions/text"},"until":{"title":"Date","type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"}}}}};
const schema78 = {"type":"object","properties":{"include":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}},"exclude":{"type":"array","items":{"type":"object","minProperties":1,"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/scalar"}}}},"propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":["string","number","boolean"],"$ref":"#/definitions/scalar"}}};

function validate427(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(!pattern3.test(key0)){
const err0 = {instancePath,schemaPath:"#/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema78.propertyNames,data:key0,propertyName:key0};
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
const err1 = {instancePath,schemaPath:"#/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema78.propertyNames.type,parentSchema:schema78.propertyNames,data:key0,propertyName:key0};
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
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema78.propertyNames,parentSchema:schema78,data};
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
const err3 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema78.additionalProperties,data:data0};
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
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/additionalProperties/items/type",keyword:"type",params:{type: schema78.additionalProperties.items.type},message:"must be string,number,boolean",schema:schema78.additionalProperties.items.type,parentSchema:schema78.additionalProperties.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
if(!(validate54(data1, {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
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
const err5 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema78.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err6 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema78.additionalProperties.type,parentSchema:schema78.additionalProperties,data:data0};
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
if(data.include !== undefined){
let data2 = data.include;
if(Array.isArray(data2)){
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
let data3 = data2[i2];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length < 1){
const err7 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema78.properties.include.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
for(const key2 in data3){
const _errs12 = errors;
if(typeof key2 === "string"){
if(!pattern3.test(key2)){
const err8 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema78.properties.include.items.propertyNames,data:key2,propertyName:key2};
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
const err9 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema78.properties.include.items.propertyNames.type,parentSchema:schema78.properties.include.items.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
var valid8 = _errs12 === errors;
if(!valid8){
const err10 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema78.properties.include.items.propertyNames,parentSchema:schema78.properties.include.items,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
for(const key3 in data3){
if(!(validate54(data3[key3], {instancePath:instancePath+"/include/" + i2+"/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data3,parentDataProperty:key3,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/include/" + i2,schemaPath:"#/properties/include/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema78.properties.include.items.type,parentSchema:schema78.properties.include.items,data:data3};
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
const err12 = {instancePath:instancePath+"/include",schemaPath:"#/properties/include/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema78.properties.include.type,parentSchema:schema78.properties.include,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
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
const err13 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema78.properties.exclude.items,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
for(const key4 in data6){
const _errs20 = errors;
if(typeof key4 === "string"){
if(!pattern3.test(key4)){
const err14 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema78.properties.exclude.items.propertyNames,data:key4,propertyName:key4};
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
const err15 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema78.properties.exclude.items.propertyNames.type,parentSchema:schema78.properties.exclude.items.propertyNames,data:key4,propertyName:key4};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
var valid12 = _errs20 === errors;
if(!valid12){
const err16 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid",schema:schema78.properties.exclude.items.propertyNames,parentSchema:schema78.properties.exclude.items,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
for(const key5 in data6){
if(!(validate54(data6[key5], {instancePath:instancePath+"/exclude/" + i3+"/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key5,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/exclude/" + i3,schemaPath:"#/properties/exclude/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema78.properties.exclude.items.type,parentSchema:schema78.properties.exclude.items,data:data6};
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
const err18 = {instancePath:instancePath+"/exclude",schemaPath:"#/properties/exclude/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema78.properties.exclude.type,parentSchema:schema78.properties.exclude,data:data5};
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
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema78.type,parentSchema:schema78,data};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
validate427.errors = vErrors;
return errors === 0;
}

const schema79 = {"type":"array","uniqueItems":true,"items":{"type":"string","enum":["pid","network","mount","ipc","uts","user"]}};

function validate437(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 !== "string"){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema79.items.type,parentSchema:schema79.items,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(!((((((data0 === "pid") || (data0 === "network")) || (data0 === "mount")) || (data0 === "ipc")) || (data0 === "uts")) || (data0 === "user"))){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/enum",keyword:"enum",params:{allowedValues: schema79.items.enum},message:"must be equal to one of the allowed values",schema:schema79.items.enum,parentSchema:schema79.items,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
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
const err2 = {instancePath,schemaPath:"#/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema79.type,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate437.errors = vErrors;
return errors === 0;
}

const schema80 = {"type":"object","additionalProperties":false,"properties":{"id":{"title":"StepId","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},"name":{"$ref":"#/definitions/text"},"run":{"$ref":"#/definitions/text"},"until":{"$ref":"#/definitions/text"},"watch":{"$ref":"#/definitions/text"},"wait":{"$ref":"#/definitions/name"},"stop":{"$ref":"#/definitions/name"},"checkpoint":{"$ref":"#/definitions/name"},"restore":{"$ref":"#/definitions/name"},"power":{"enum":["on","off","cycle"]},"reboot":{"enum":["guest","reset","kexec",true]},"network":{"enum":["down","up"]},"attach-disk":{"$ref":"#/definitions/disk"},"detach-disk":{"title":"DiskName","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,19}$"},"nmi":{"const":true},"sysrq":{"title":"SysrqKey","type":"string","pattern":"^[b-z0-9]$"},"dump-memory":{"title":"FileName","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},"shell":{"$ref":"#/definitions/shell"},"env":{"$ref":"#/definitions/env"},"working-directory":{"$ref":"#/definitions/text"},"stdin":{"type":"string"},"timeout":{"$ref":"#/definitions/duration"},"idle-timeout":{"$ref":"#/definitions/duration"},"if":{"type":["string","boolean"]},"continue-on-error":{"type":"boolean"},"background":{"type":"boolean"},"resources":{"$ref":"#/definitions/resources"},"namespaces":{"$ref":"#/definitions/namespaces"},"ready":{"$ref":"#/definitions/ready"},"expect":{"$ref":"#/definitions/expect"},"every":{"$ref":"#/definitions/duration"},"states":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/state"}},"outputs":{"type":"object","propertyNames":{"title":"Name","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"$ref":"#/definitions/output"}},"results":{"$ref":"#/definitions/results"}}};
const pattern47 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]{0,99}$", "u");
const pattern49 = new RegExp("^[b-z0-9]$", "u");
const pattern50 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$", "u");
const pattern51 = new RegExp("^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$", "u");
const schema81 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"command":{"$ref":"#/definitions/text"},"tcp":{"oneOf":[{"type":"integer","minimum":1,"maximum":65535},{"$ref":"#/definitions/text"}]},"http":{"$ref":"#/definitions/text"},"file":{"$ref":"#/definitions/text"},"output":{"$ref":"#/definitions/regex"},"every":{"$ref":"#/definitions/duration"},"timeout":{"$ref":"#/definitions/duration"}}};

function validate470(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema81,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema81,data};
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
if(!(validate60(data.command, {instancePath:instancePath+"/command",parentData:data,parentDataProperty:"command",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.tcp !== undefined){
let data1 = data.tcp;
const _errs4 = errors;
let valid1 = false;
let passing0 = null;
const _errs5 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err2 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema81.properties.tcp.oneOf[0].type,parentSchema:schema81.properties.tcp.oneOf[0],data:data1};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 65535 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema81.properties.tcp.oneOf[0],data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(data1 < 1 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema81.properties.tcp.oneOf[0],data:data1};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
var _valid0 = _errs5 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs7 = errors;
if(!(validate60(data1, {instancePath:instancePath+"/tcp",parentData:data,parentDataProperty:"tcp",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
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
const err5 = {instancePath:instancePath+"/tcp",schemaPath:"#/properties/tcp/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema81.properties.tcp.oneOf,parentSchema:schema81.properties.tcp,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.http !== undefined){
if(!(validate60(data.http, {instancePath:instancePath+"/http",parentData:data,parentDataProperty:"http",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.file !== undefined){
if(!(validate60(data.file, {instancePath:instancePath+"/file",parentData:data,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.output !== undefined){
if(!(validate134(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
if(data.every !== undefined){
if(!(validate34(data.every, {instancePath:instancePath+"/every",parentData:data,parentDataProperty:"every",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
if(!(validate34(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema81.type,parentSchema:schema81,data};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
validate470.errors = vErrors;
return errors === 0;
}

const schema82 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"exit-code":{"oneOf":[{"type":"integer","minimum":0,"maximum":255},{"type":"array","minItems":1,"items":{"type":"integer","minimum":0,"maximum":255}},{"const":"any"}]},"signal":{"type":"string","pattern":"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},"stdout":{"$ref":"#/definitions/text-match"},"stderr":{"$ref":"#/definitions/text-match"},"file":{"oneOf":[{"$ref":"#/definitions/file-match"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/file-match"}}]}}};
const pattern52 = new RegExp("^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$", "u");
const schema83 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"not-matches":{"oneOf":[{"$ref":"#/definitions/regex"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/regex"}}]},"equals":{"type":"string"},"json":{"type":"object","minProperties":1,"additionalProperties":true}}};

function validate480(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema83,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema83,data};
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
if(!(validate74(data.contains, {instancePath:instancePath+"/contains",parentData:data,parentDataProperty:"contains",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data["not-contains"] !== undefined){
if(!(validate74(data["not-contains"], {instancePath:instancePath+"/not-contains",parentData:data,parentDataProperty:"not-contains",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.matches !== undefined){
let data2 = data.matches;
const _errs5 = errors;
let valid1 = false;
let passing0 = null;
const _errs6 = errors;
if(!(validate134(data2, {instancePath:instancePath+"/matches",parentData:data,parentDataProperty:"matches",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs7 = errors;
if(Array.isArray(data2)){
if(data2.length < 1){
const err2 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema83.properties.matches.oneOf[1],data:data2};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate134(data2[i0], {instancePath:instancePath+"/matches/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema83.properties.matches.oneOf[1].type,parentSchema:schema83.properties.matches.oneOf[1],data:data2};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
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
const err4 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema83.properties.matches.oneOf,parentSchema:schema83.properties.matches,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
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
const _errs11 = errors;
let valid4 = false;
let passing1 = null;
const _errs12 = errors;
if(!(validate134(data4, {instancePath:instancePath+"/not-matches",parentData:data,parentDataProperty:"not-matches",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
if(_valid1){
valid4 = true;
passing1 = 0;
}
const _errs13 = errors;
if(Array.isArray(data4)){
if(data4.length < 1){
const err5 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema83.properties["not-matches"].oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(validate134(data4[i1], {instancePath:instancePath+"/not-matches/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema83.properties["not-matches"].oneOf[1].type,parentSchema:schema83.properties["not-matches"].oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
var _valid1 = _errs13 === errors;
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
const err7 = {instancePath:instancePath+"/not-matches",schemaPath:"#/properties/not-matches/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema83.properties["not-matches"].oneOf,parentSchema:schema83.properties["not-matches"],data:data4};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
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
const err8 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema83.properties.equals.type,parentSchema:schema83.properties.equals,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.json !== undefined){
let data7 = data.json;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length < 1){
const err9 = {instancePath:instancePath+"/json",schemaPath:"#/properties/json/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema83.properties.json,data:data7};
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
const err10 = {instancePath:instancePath+"/json",schemaPath:"#/properties/json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema83.properties.json.type,parentSchema:schema83.properties.json,data:data7};
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
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema83.type,parentSchema:schema83,data};
if(vErrors === null){
vErrors = [err11];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err11);
}
errors = vErrors.length;
}
validate480.errors = vErrors;
return errors === 0;
}

const schema84 = {"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/text"},"exists":{"type":"boolean"},"contains":{"$ref":"#/definitions/texts"},"not-contains":{"$ref":"#/definitions/texts"},"matches":{"$ref":"#/definitions/regex"},"equals":{"type":"string"}}};

function validate489(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema84.required,parentSchema:schema84,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema84,data};
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
if(!(validate60(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.exists !== undefined){
let data1 = data.exists;
if(typeof data1 !== "boolean"){
const err2 = {instancePath:instancePath+"/exists",schemaPath:"#/properties/exists/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema84.properties.exists.type,parentSchema:schema84.properties.exists,data:data1};
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
if(!(validate74(data.contains, {instancePath:instancePath+"/contains",parentData:data,parentDataProperty:"contains",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data["not-contains"] !== undefined){
if(!(validate74(data["not-contains"], {instancePath:instancePath+"/not-contains",parentData:data,parentDataProperty:"not-contains",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.matches !== undefined){
if(!(validate134(data.matches, {instancePath:instancePath+"/matches",parentData:data,parentDataProperty:"matches",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
if(data.equals !== undefined){
let data5 = data.equals;
if(typeof data5 !== "string"){
const err3 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema84.properties.equals.type,parentSchema:schema84.properties.equals,data:data5};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema84.type,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
validate489.errors = vErrors;
return errors === 0;
}


function validate479(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema82,data};
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
if(data["exit-code"] !== undefined){
let data0 = data["exit-code"];
const _errs3 = errors;
let valid1 = false;
let passing0 = null;
const _errs4 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema82.properties["exit-code"].oneOf[0].type,parentSchema:schema82.properties["exit-code"].oneOf[0],data:data0};
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
const err3 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema82.properties["exit-code"].oneOf[0],data:data0};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(data0 < 0 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema82.properties["exit-code"].oneOf[0],data:data0};
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
const err5 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema82.properties["exit-code"].oneOf[1],data:data0};
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
const err6 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema82.properties["exit-code"].oneOf[1].items.type,parentSchema:schema82.properties["exit-code"].oneOf[1].items,data:data1};
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
const err7 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema82.properties["exit-code"].oneOf[1].items,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
if(data1 < 0 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/exit-code/" + i0,schemaPath:"#/properties/exit-code/oneOf/1/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema82.properties["exit-code"].oneOf[1].items,data:data1};
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
const err9 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema82.properties["exit-code"].oneOf[1].type,parentSchema:schema82.properties["exit-code"].oneOf[1],data:data0};
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
const err10 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf/2/const",keyword:"const",params:{allowedValue: "any"},message:"must be equal to constant",schema:"any",parentSchema:schema82.properties["exit-code"].oneOf[2],data:data0};
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
const err11 = {instancePath:instancePath+"/exit-code",schemaPath:"#/properties/exit-code/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema82.properties["exit-code"].oneOf,parentSchema:schema82.properties["exit-code"],data:data0};
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
if(!pattern52.test(data2)){
const err12 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/pattern",keyword:"pattern",params:{pattern: "^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"},message:"must match pattern \""+"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$"+"\"",schema:"^(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|SYS)$",parentSchema:schema82.properties.signal,data:data2};
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
const err13 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema82.properties.signal.type,parentSchema:schema82.properties.signal,data:data2};
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
if(!(validate480(data.stdout, {instancePath:instancePath+"/stdout",parentData:data,parentDataProperty:"stdout",rootData}))){
vErrors = vErrors === null ? validate480.errors : append(vErrors, validate480.errors);
errors = vErrors.length;
}
}
if(data.stderr !== undefined){
if(!(validate480(data.stderr, {instancePath:instancePath+"/stderr",parentData:data,parentDataProperty:"stderr",rootData}))){
vErrors = vErrors === null ? validate480.errors : append(vErrors, validate480.errors);
errors = vErrors.length;
}
}
if(data.file !== undefined){
let data5 = data.file;
const _errs16 = errors;
let valid4 = false;
let passing1 = null;
const _errs17 = errors;
if(!(validate489(data5, {instancePath:instancePath+"/file",parentData:data,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate489.errors : append(vErrors, validate489.errors);
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
const err14 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema82.properties.file.oneOf[1],data:data5};
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
if(!(validate489(data5[i1], {instancePath:instancePath+"/file/" + i1,parentData:data5,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate489.errors : append(vErrors, validate489.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema82.properties.file.oneOf[1].type,parentSchema:schema82.properties.file.oneOf[1],data:data5};
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
const err16 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema82.properties.file.oneOf,parentSchema:schema82.properties.file,data:data5};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema82.type,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
validate479.errors = vErrors;
return errors === 0;
}

const schema85 = {"type":"object","additionalProperties":false,"required":["within"],"properties":{"equals":{"type":"string"},"contains":{"$ref":"#/definitions/text"},"matches":{"$ref":"#/definitions/regex"},"within":{"$ref":"#/definitions/duration"}}};

function validate498(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.within === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "within"},message:"must have required property '"+"within"+"'",schema:schema85.required,parentSchema:schema85,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema85,data};
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
const err2 = {instancePath:instancePath+"/equals",schemaPath:"#/properties/equals/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema85.properties.equals.type,parentSchema:schema85.properties.equals,data:data0};
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
if(!(validate60(data.contains, {instancePath:instancePath+"/contains",parentData:data,parentDataProperty:"contains",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.matches !== undefined){
if(!(validate134(data.matches, {instancePath:instancePath+"/matches",parentData:data,parentDataProperty:"matches",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
if(data.within !== undefined){
if(!(validate34(data.within, {instancePath:instancePath+"/within",parentData:data,parentDataProperty:"within",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema85.type,parentSchema:schema85,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate498.errors = vErrors;
return errors === 0;
}

const schema86 = {"oneOf":[{"enum":["stdout","stderr"]},{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"matches":{"$ref":"#/definitions/regex"},"json":{"$ref":"#/definitions/text"}}}]};

function validate503(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!((data === "stdout") || (data === "stderr"))){
const err0 = {instancePath,schemaPath:"#/oneOf/0/enum",keyword:"enum",params:{allowedValues: schema86.oneOf[0].enum},message:"must be equal to one of the allowed values",schema:schema86.oneOf[0].enum,parentSchema:schema86.oneOf[0],data};
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
const err1 = {instancePath,schemaPath:"#/oneOf/1/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema86.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err2 = {instancePath,schemaPath:"#/oneOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema86.oneOf[1],data};
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
const err3 = {instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema86.oneOf[1],data};
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
if(!(validate134(data.matches, {instancePath:instancePath+"/matches",parentData:data,parentDataProperty:"matches",rootData}))){
vErrors = vErrors === null ? validate134.errors : append(vErrors, validate134.errors);
errors = vErrors.length;
}
}
if(data.json !== undefined){
if(!(validate60(data.json, {instancePath:instancePath+"/json",parentData:data,parentDataProperty:"json",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema86.oneOf[1].type,parentSchema:schema86.oneOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
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
const err5 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema86.oneOf,parentSchema:schema86,data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
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
validate503.errors = vErrors;
return errors === 0;
}

const schema87 = {"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"tap":{"$ref":"#/definitions/text"},"ktap":{"$ref":"#/definitions/text"},"junit":{"$ref":"#/definitions/texts"}}};

function validate507(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema87,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema87,data};
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
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema87,data};
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
if(!(validate60(data.tap, {instancePath:instancePath+"/tap",parentData:data,parentDataProperty:"tap",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.ktap !== undefined){
if(!(validate60(data.ktap, {instancePath:instancePath+"/ktap",parentData:data,parentDataProperty:"ktap",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.junit !== undefined){
if(!(validate74(data.junit, {instancePath:instancePath+"/junit",parentData:data,parentDataProperty:"junit",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema87.type,parentSchema:schema87,data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
validate507.errors = vErrors;
return errors === 0;
}


function validate453(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema80.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema80,data};
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
if(!pattern47.test(data0)){
const err1 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_-]{0,99}$",parentSchema:schema80.properties.id,data:data0};
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
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema80.properties.id.type,parentSchema:schema80.properties.id,data:data0};
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
if(!(validate60(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.run !== undefined){
if(!(validate60(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.until !== undefined){
if(!(validate60(data.until, {instancePath:instancePath+"/until",parentData:data,parentDataProperty:"until",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.watch !== undefined){
if(!(validate60(data.watch, {instancePath:instancePath+"/watch",parentData:data,parentDataProperty:"watch",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.wait !== undefined){
if(!(validate116(data.wait, {instancePath:instancePath+"/wait",parentData:data,parentDataProperty:"wait",rootData}))){
vErrors = vErrors === null ? validate116.errors : append(vErrors, validate116.errors);
errors = vErrors.length;
}
}
if(data.stop !== undefined){
if(!(validate116(data.stop, {instancePath:instancePath+"/stop",parentData:data,parentDataProperty:"stop",rootData}))){
vErrors = vErrors === null ? validate116.errors : append(vErrors, validate116.errors);
errors = vErrors.length;
}
}
if(data.checkpoint !== undefined){
if(!(validate116(data.checkpoint, {instancePath:instancePath+"/checkpoint",parentData:data,parentDataProperty:"checkpoint",rootData}))){
vErrors = vErrors === null ? validate116.errors : append(vErrors, validate116.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate116(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate116.errors : append(vErrors, validate116.errors);
errors = vErrors.length;
}
}
if(data.power !== undefined){
let data9 = data.power;
if(!(((data9 === "on") || (data9 === "off")) || (data9 === "cycle"))){
const err3 = {instancePath:instancePath+"/power",schemaPath:"#/properties/power/enum",keyword:"enum",params:{allowedValues: schema80.properties.power.enum},message:"must be equal to one of the allowed values",schema:schema80.properties.power.enum,parentSchema:schema80.properties.power,data:data9};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.reboot !== undefined){
let data10 = data.reboot;
if(!((((data10 === "guest") || (data10 === "reset")) || (data10 === "kexec")) || (data10 === true))){
const err4 = {instancePath:instancePath+"/reboot",schemaPath:"#/properties/reboot/enum",keyword:"enum",params:{allowedValues: schema80.properties.reboot.enum},message:"must be equal to one of the allowed values",schema:schema80.properties.reboot.enum,parentSchema:schema80.properties.reboot,data:data10};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
}
}
if(data.network !== undefined){
let data11 = data.network;
if(!((data11 === "down") || (data11 === "up"))){
const err5 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/enum",keyword:"enum",params:{allowedValues: schema80.properties.network.enum},message:"must be equal to one of the allowed values",schema:schema80.properties.network.enum,parentSchema:schema80.properties.network,data:data11};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data["attach-disk"] !== undefined){
if(!(validate238(data["attach-disk"], {instancePath:instancePath+"/attach-disk",parentData:data,parentDataProperty:"attach-disk",rootData}))){
vErrors = vErrors === null ? validate238.errors : append(vErrors, validate238.errors);
errors = vErrors.length;
}
}
if(data["detach-disk"] !== undefined){
let data13 = data["detach-disk"];
if(typeof data13 === "string"){
if(!pattern15.test(data13)){
const err6 = {instancePath:instancePath+"/detach-disk",schemaPath:"#/properties/detach-disk/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]{0,19}$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]{0,19}$"+"\"",schema:"^[A-Za-z][A-Za-z0-9_-]{0,19}$",parentSchema:schema80.properties["detach-disk"],data:data13};
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
const err7 = {instancePath:instancePath+"/detach-disk",schemaPath:"#/properties/detach-disk/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema80.properties["detach-disk"].type,parentSchema:schema80.properties["detach-disk"],data:data13};
if(vErrors === null){
vErrors = [err7];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err7);
}
errors = vErrors.length;
}
}
if(data.nmi !== undefined){
let data14 = data.nmi;
if(true !== data14){
const err8 = {instancePath:instancePath+"/nmi",schemaPath:"#/properties/nmi/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema80.properties.nmi,data:data14};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
}
if(data.sysrq !== undefined){
let data15 = data.sysrq;
if(typeof data15 === "string"){
if(!pattern49.test(data15)){
const err9 = {instancePath:instancePath+"/sysrq",schemaPath:"#/properties/sysrq/pattern",keyword:"pattern",params:{pattern: "^[b-z0-9]$"},message:"must match pattern \""+"^[b-z0-9]$"+"\"",schema:"^[b-z0-9]$",parentSchema:schema80.properties.sysrq,data:data15};
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
const err10 = {instancePath:instancePath+"/sysrq",schemaPath:"#/properties/sysrq/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema80.properties.sysrq.type,parentSchema:schema80.properties.sysrq,data:data15};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data["dump-memory"] !== undefined){
let data16 = data["dump-memory"];
if(typeof data16 === "string"){
if(!pattern50.test(data16)){
const err11 = {instancePath:instancePath+"/dump-memory",schemaPath:"#/properties/dump-memory/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema80.properties["dump-memory"],data:data16};
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
const err12 = {instancePath:instancePath+"/dump-memory",schemaPath:"#/properties/dump-memory/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema80.properties["dump-memory"].type,parentSchema:schema80.properties["dump-memory"],data:data16};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
}
if(data.signal !== undefined){
let data17 = data.signal;
if(typeof data17 === "string"){
if(!pattern51.test(data17)){
const err13 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/pattern",keyword:"pattern",params:{pattern: "^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"},message:"must match pattern \""+"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$"+"\"",schema:"^(HUP|INT|QUIT|TERM|KILL|USR1|USR2)$",parentSchema:schema80.properties.signal,data:data17};
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
const err14 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema80.properties.signal.type,parentSchema:schema80.properties.signal,data:data17};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data.shell !== undefined){
if(!(validate43(data.shell, {instancePath:instancePath+"/shell",parentData:data,parentDataProperty:"shell",rootData}))){
vErrors = vErrors === null ? validate43.errors : append(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate53(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate53.errors : append(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
if(!(validate60(data["working-directory"], {instancePath:instancePath+"/working-directory",parentData:data,parentDataProperty:"working-directory",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.stdin !== undefined){
let data21 = data.stdin;
if(typeof data21 !== "string"){
const err15 = {instancePath:instancePath+"/stdin",schemaPath:"#/properties/stdin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema80.properties.stdin.type,parentSchema:schema80.properties.stdin,data:data21};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
if(!(validate34(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["idle-timeout"] !== undefined){
if(!(validate34(data["idle-timeout"], {instancePath:instancePath+"/idle-timeout",parentData:data,parentDataProperty:"idle-timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.if !== undefined){
let data24 = data.if;
if((typeof data24 !== "string") && (typeof data24 !== "boolean")){
const err16 = {instancePath:instancePath+"/if",schemaPath:"#/properties/if/type",keyword:"type",params:{type: schema80.properties.if.type},message:"must be string,boolean",schema:schema80.properties.if.type,parentSchema:schema80.properties.if,data:data24};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
if(data["continue-on-error"] !== undefined){
let data25 = data["continue-on-error"];
if(typeof data25 !== "boolean"){
const err17 = {instancePath:instancePath+"/continue-on-error",schemaPath:"#/properties/continue-on-error/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema80.properties["continue-on-error"].type,parentSchema:schema80.properties["continue-on-error"],data:data25};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
}
if(data.background !== undefined){
let data26 = data.background;
if(typeof data26 !== "boolean"){
const err18 = {instancePath:instancePath+"/background",schemaPath:"#/properties/background/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema80.properties.background.type,parentSchema:schema80.properties.background,data:data26};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
if(data.resources !== undefined){
if(!(validate305(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate305.errors : append(vErrors, validate305.errors);
errors = vErrors.length;
}
}
if(data.namespaces !== undefined){
if(!(validate437(data.namespaces, {instancePath:instancePath+"/namespaces",parentData:data,parentDataProperty:"namespaces",rootData}))){
vErrors = vErrors === null ? validate437.errors : append(vErrors, validate437.errors);
errors = vErrors.length;
}
}
if(data.ready !== undefined){
if(!(validate470(data.ready, {instancePath:instancePath+"/ready",parentData:data,parentDataProperty:"ready",rootData}))){
vErrors = vErrors === null ? validate470.errors : append(vErrors, validate470.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
if(!(validate479(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate479.errors : append(vErrors, validate479.errors);
errors = vErrors.length;
}
}
if(data.every !== undefined){
if(!(validate34(data.every, {instancePath:instancePath+"/every",parentData:data,parentDataProperty:"every",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.states !== undefined){
let data32 = data.states;
if(Array.isArray(data32)){
if(data32.length < 1){
const err19 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema80.properties.states,data:data32};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
const len0 = data32.length;
for(let i0=0; i0<len0; i0++){
if(!(validate498(data32[i0], {instancePath:instancePath+"/states/" + i0,parentData:data32,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate498.errors : append(vErrors, validate498.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/states",schemaPath:"#/properties/states/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema80.properties.states.type,parentSchema:schema80.properties.states,data:data32};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
}
if(data.outputs !== undefined){
let data34 = data.outputs;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key1 in data34){
const _errs48 = errors;
if(typeof key1 === "string"){
if(!pattern3.test(key1)){
const err21 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema80.properties.outputs.propertyNames,data:key1,propertyName:key1};
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
const err22 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema80.properties.outputs.propertyNames.type,parentSchema:schema80.properties.outputs.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
var valid3 = _errs48 === errors;
if(!valid3){
const err23 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema80.properties.outputs.propertyNames,parentSchema:schema80.properties.outputs,data:data34};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
}
for(const key2 in data34){
if(!(validate503(data34[key2], {instancePath:instancePath+"/outputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data34,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate503.errors : append(vErrors, validate503.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema80.properties.outputs.type,parentSchema:schema80.properties.outputs,data:data34};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
}
if(data.results !== undefined){
if(!(validate507(data.results, {instancePath:instancePath+"/results",parentData:data,parentDataProperty:"results",rootData}))){
vErrors = vErrors === null ? validate507.errors : append(vErrors, validate507.errors);
errors = vErrors.length;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema80.type,parentSchema:schema80,data};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
validate453.errors = vErrors;
return errors === 0;
}

const schema88 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"min":{"type":"number"},"max":{"type":"number"},"regression":{"title":"Percentage","type":"string","pattern":"^\\d+(\\.\\d+)?%$"},"better":{"enum":["lower","higher"]},"required":{"type":"boolean"}}};
const pattern55 = new RegExp("^\\d+(\\.\\d+)?%$", "u");

function validate513(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(((((key0 === "min") || (key0 === "max")) || (key0 === "regression")) || (key0 === "better")) || (key0 === "required"))){
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
if(data.min !== undefined){
let data0 = data.min;
if(!((typeof data0 == "number") && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/min",schemaPath:"#/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema88.properties.min.type,parentSchema:schema88.properties.min,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
}
if(data.max !== undefined){
let data1 = data.max;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/max",schemaPath:"#/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema88.properties.max.type,parentSchema:schema88.properties.max,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.regression !== undefined){
let data2 = data.regression;
if(typeof data2 === "string"){
if(!pattern55.test(data2)){
const err4 = {instancePath:instancePath+"/regression",schemaPath:"#/properties/regression/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?%$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?%$"+"\"",schema:"^\\d+(\\.\\d+)?%$",parentSchema:schema88.properties.regression,data:data2};
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
const err5 = {instancePath:instancePath+"/regression",schemaPath:"#/properties/regression/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema88.properties.regression.type,parentSchema:schema88.properties.regression,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.better !== undefined){
let data3 = data.better;
if(!((data3 === "lower") || (data3 === "higher"))){
const err6 = {instancePath:instancePath+"/better",schemaPath:"#/properties/better/enum",keyword:"enum",params:{allowedValues: schema88.properties.better.enum},message:"must be equal to one of the allowed values",schema:schema88.properties.better.enum,parentSchema:schema88.properties.better,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data.required !== undefined){
let data4 = data.required;
if(typeof data4 !== "boolean"){
const err7 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema88.properties.required.type,parentSchema:schema88.properties.required,data:data4};
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
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema88.type,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
validate513.errors = vErrors;
return errors === 0;
}

const schema89 = {"oneOf":[{"$ref":"#/definitions/text"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/text"}},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"files":{"$ref":"#/definitions/texts"},"file-size":{"$ref":"#/definitions/size"},"total-size":{"$ref":"#/definitions/size"},"cores":{"type":"boolean"}}}]};

function validate515(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate60(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema89.oneOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate60(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema89.oneOf[1].type,parentSchema:schema89.oneOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err1);
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
const err2 = {instancePath,schemaPath:"#/oneOf/2/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema89.oneOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!((((key0 === "files") || (key0 === "file-size")) || (key0 === "total-size")) || (key0 === "cores"))){
const err3 = {instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema89.oneOf[2],data};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
}
if(data.files !== undefined){
if(!(validate74(data.files, {instancePath:instancePath+"/files",parentData:data,parentDataProperty:"files",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data["file-size"] !== undefined){
if(!(validate30(data["file-size"], {instancePath:instancePath+"/file-size",parentData:data,parentDataProperty:"file-size",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data["total-size"] !== undefined){
if(!(validate30(data["total-size"], {instancePath:instancePath+"/total-size",parentData:data,parentDataProperty:"total-size",rootData}))){
vErrors = vErrors === null ? validate30.errors : append(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.cores !== undefined){
let data4 = data.cores;
if(typeof data4 !== "boolean"){
const err4 = {instancePath:instancePath+"/cores",schemaPath:"#/oneOf/2/properties/cores/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema89.oneOf[2].properties.cores.type,parentSchema:schema89.oneOf[2].properties.cores,data:data4};
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
const err5 = {instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema89.oneOf[2].type,parentSchema:schema89.oneOf[2],data};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
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
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema89.oneOf,parentSchema:schema89,data};
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
validate515.errors = vErrors;
return errors === 0;
}

const schema90 = {"title":"ScenarioConsole","type":"object","additionalProperties":false,"minProperties":1,"properties":{"ignore":{"$ref":"#/definitions/regexes"},"expect":{"$ref":"#/definitions/regexes"},"fail-on":{"$ref":"#/definitions/severity"}}};

function validate522(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema90,data};
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
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema90,data};
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
if(!(validate186(data.ignore, {instancePath:instancePath+"/ignore",parentData:data,parentDataProperty:"ignore",rootData}))){
vErrors = vErrors === null ? validate186.errors : append(vErrors, validate186.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined){
if(!(validate186(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate186.errors : append(vErrors, validate186.errors);
errors = vErrors.length;
}
}
if(data["fail-on"] !== undefined){
if(!(validate191(data["fail-on"], {instancePath:instancePath+"/fail-on",parentData:data,parentDataProperty:"fail-on",rootData}))){
vErrors = vErrors === null ? validate191.errors : append(vErrors, validate191.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema90.type,parentSchema:schema90,data};
if(vErrors === null){
vErrors = [err2];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err2);
}
errors = vErrors.length;
}
validate522.errors = vErrors;
return errors === 0;
}

const pattern56 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");

function validate423(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.steps === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},message:"must have required property '"+"steps"+"'",schema:schema77.required,parentSchema:schema77,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema77.properties, key0))){
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
if(data.environment !== undefined){
if(!(validate115(data.environment, {instancePath:instancePath+"/environment",parentData:data,parentDataProperty:"environment",rootData}))){
vErrors = vErrors === null ? validate115.errors : append(vErrors, validate115.errors);
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
const err3 = {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema77.properties.tags.items.type,parentSchema:schema77.properties.tags.items,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(!(validate116(data3, {instancePath:instancePath+"/tags/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate116.errors : append(vErrors, validate116.errors);
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
const err4 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema77.properties.tags,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err4);
}
errors = vErrors.length;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err5 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema77.properties.tags.type,parentSchema:schema77.properties.tags,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err5);
}
errors = vErrors.length;
}
}
if(data.needs !== undefined){
if(!(validate115(data.needs, {instancePath:instancePath+"/needs",parentData:data,parentDataProperty:"needs",rootData}))){
vErrors = vErrors === null ? validate115.errors : append(vErrors, validate115.errors);
errors = vErrors.length;
}
}
if(data.matrix !== undefined){
if(!(validate427(data.matrix, {instancePath:instancePath+"/matrix",parentData:data,parentDataProperty:"matrix",rootData}))){
vErrors = vErrors === null ? validate427.errors : append(vErrors, validate427.errors);
errors = vErrors.length;
}
}
if(data.artifacts !== undefined){
if(!(validate115(data.artifacts, {instancePath:instancePath+"/artifacts",parentData:data,parentDataProperty:"artifacts",rootData}))){
vErrors = vErrors === null ? validate115.errors : append(vErrors, validate115.errors);
errors = vErrors.length;
}
}
if(data.instrumentation !== undefined){
if(!(validate115(data.instrumentation, {instancePath:instancePath+"/instrumentation",parentData:data,parentDataProperty:"instrumentation",rootData}))){
vErrors = vErrors === null ? validate115.errors : append(vErrors, validate115.errors);
errors = vErrors.length;
}
}
if(data.dependencies !== undefined){
if(!(validate99(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate99.errors : append(vErrors, validate99.errors);
errors = vErrors.length;
}
}
if(data.readiness !== undefined){
if(!(validate122(data.readiness, {instancePath:instancePath+"/readiness",parentData:data,parentDataProperty:"readiness",rootData}))){
vErrors = vErrors === null ? validate122.errors : append(vErrors, validate122.errors);
errors = vErrors.length;
}
}
if(data.resources !== undefined){
if(!(validate305(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate305.errors : append(vErrors, validate305.errors);
errors = vErrors.length;
}
}
if(data.namespaces !== undefined){
if(!(validate437(data.namespaces, {instancePath:instancePath+"/namespaces",parentData:data,parentDataProperty:"namespaces",rootData}))){
vErrors = vErrors === null ? validate437.errors : append(vErrors, validate437.errors);
errors = vErrors.length;
}
}
if(data.requires !== undefined){
let data12 = data.requires;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key1 in data12){
if(!((((key1 === "tools") || (key1 === "kernel")) || (key1 === "commands")) || (key1 === "otherwise"))){
const err6 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema77.properties.requires,data:data12};
if(vErrors === null){
vErrors = [err6];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err6);
}
errors = vErrors.length;
}
}
if(data12.tools !== undefined){
if(!(validate74(data12.tools, {instancePath:instancePath+"/requires/tools",parentData:data12,parentDataProperty:"tools",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data12.kernel !== undefined){
if(!(validate150(data12.kernel, {instancePath:instancePath+"/requires/kernel",parentData:data12,parentDataProperty:"kernel",rootData}))){
vErrors = vErrors === null ? validate150.errors : append(vErrors, validate150.errors);
errors = vErrors.length;
}
}
if(data12.commands !== undefined){
if(!(validate74(data12.commands, {instancePath:instancePath+"/requires/commands",parentData:data12,parentDataProperty:"commands",rootData}))){
vErrors = vErrors === null ? validate74.errors : append(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data12.otherwise !== undefined){
let data16 = data12.otherwise;
if(!((data16 === "skip") || (data16 === "error"))){
const err7 = {instancePath:instancePath+"/requires/otherwise",schemaPath:"#/properties/requires/properties/otherwise/enum",keyword:"enum",params:{allowedValues: schema77.properties.requires.properties.otherwise.enum},message:"must be equal to one of the allowed values",schema:schema77.properties.requires.properties.otherwise.enum,parentSchema:schema77.properties.requires.properties.otherwise,data:data16};
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
const err8 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema77.properties.requires.type,parentSchema:schema77.properties.requires,data:data12};
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
if(!(validate34(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["step-timeout"] !== undefined){
if(!(validate34(data["step-timeout"], {instancePath:instancePath+"/step-timeout",parentData:data,parentDataProperty:"step-timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["idle-timeout"] !== undefined){
if(!(validate34(data["idle-timeout"], {instancePath:instancePath+"/idle-timeout",parentData:data,parentDataProperty:"idle-timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data["slow-after"] !== undefined){
if(!(validate34(data["slow-after"], {instancePath:instancePath+"/slow-after",parentData:data,parentDataProperty:"slow-after",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.retries !== undefined){
if(!(validate45(data.retries, {instancePath:instancePath+"/retries",parentData:data,parentDataProperty:"retries",rootData}))){
vErrors = vErrors === null ? validate45.errors : append(vErrors, validate45.errors);
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate53(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate53.errors : append(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.shell !== undefined){
if(!(validate43(data.shell, {instancePath:instancePath+"/shell",parentData:data,parentDataProperty:"shell",rootData}))){
vErrors = vErrors === null ? validate43.errors : append(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data["working-directory"] !== undefined){
if(!(validate60(data["working-directory"], {instancePath:instancePath+"/working-directory",parentData:data,parentDataProperty:"working-directory",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.prepare !== undefined){
if(!(validate170(data.prepare, {instancePath:instancePath+"/prepare",parentData:data,parentDataProperty:"prepare",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate170(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
if(data.debug !== undefined){
if(!(validate170(data.debug, {instancePath:instancePath+"/debug",parentData:data,parentDataProperty:"debug",rootData}))){
vErrors = vErrors === null ? validate170.errors : append(vErrors, validate170.errors);
errors = vErrors.length;
}
}
if(data.steps !== undefined){
let data28 = data.steps;
if(Array.isArray(data28)){
if(data28.length < 1){
const err9 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema77.properties.steps,data:data28};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
const len1 = data28.length;
for(let i2=0; i2<len1; i2++){
if(!(validate453(data28[i2], {instancePath:instancePath+"/steps/" + i2,parentData:data28,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate453.errors : append(vErrors, validate453.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema77.properties.steps.type,parentSchema:schema77.properties.steps,data:data28};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data.metrics !== undefined){
let data30 = data.metrics;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key2 in data30){
const _errs40 = errors;
if(typeof key2 === "string"){
if(!pattern3.test(key2)){
const err11 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema77.properties.metrics.propertyNames,data:key2,propertyName:key2};
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
const err12 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema77.properties.metrics.propertyNames.type,parentSchema:schema77.properties.metrics.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
var valid7 = _errs40 === errors;
if(!valid7){
const err13 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema77.properties.metrics.propertyNames,parentSchema:schema77.properties.metrics,data:data30};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
for(const key3 in data30){
if(!(validate513(data30[key3], {instancePath:instancePath+"/metrics/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data30,parentDataProperty:key3,rootData}))){
vErrors = vErrors === null ? validate513.errors : append(vErrors, validate513.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema77.properties.metrics.type,parentSchema:schema77.properties.metrics,data:data30};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data.capture !== undefined){
if(!(validate515(data.capture, {instancePath:instancePath+"/capture",parentData:data,parentDataProperty:"capture",rootData}))){
vErrors = vErrors === null ? validate515.errors : append(vErrors, validate515.errors);
errors = vErrors.length;
}
}
if(data.console !== undefined){
if(!(validate522(data.console, {instancePath:instancePath+"/console",parentData:data,parentDataProperty:"console",rootData}))){
vErrors = vErrors === null ? validate522.errors : append(vErrors, validate522.errors);
errors = vErrors.length;
}
}
if(data.xfail !== undefined){
let data34 = data.xfail;
const _errs47 = errors;
let valid9 = false;
let passing0 = null;
const _errs48 = errors;
if(!(validate60(data34, {instancePath:instancePath+"/xfail",parentData:data,parentDataProperty:"xfail",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs48 === errors;
if(_valid0){
valid9 = true;
passing0 = 0;
}
const _errs49 = errors;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if(data34.reason === undefined){
const err15 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema77.properties.xfail.oneOf[1].required,parentSchema:schema77.properties.xfail.oneOf[1],data:data34};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
for(const key4 in data34){
if(!((key4 === "reason") || (key4 === "strict"))){
const err16 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema77.properties.xfail.oneOf[1],data:data34};
if(vErrors === null){
vErrors = [err16];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err16);
}
errors = vErrors.length;
}
}
if(data34.reason !== undefined){
if(!(validate60(data34.reason, {instancePath:instancePath+"/xfail/reason",parentData:data34,parentDataProperty:"reason",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data34.strict !== undefined){
let data36 = data34.strict;
if(typeof data36 !== "boolean"){
const err17 = {instancePath:instancePath+"/xfail/strict",schemaPath:"#/properties/xfail/oneOf/1/properties/strict/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema77.properties.xfail.oneOf[1].properties.strict.type,parentSchema:schema77.properties.xfail.oneOf[1].properties.strict,data:data36};
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
const err18 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema77.properties.xfail.oneOf[1].type,parentSchema:schema77.properties.xfail.oneOf[1],data:data34};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
var _valid0 = _errs49 === errors;
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
const err19 = {instancePath:instancePath+"/xfail",schemaPath:"#/properties/xfail/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema77.properties.xfail.oneOf,parentSchema:schema77.properties.xfail,data:data34};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
else {
errors = _errs47;
if(vErrors !== null){
if(_errs47){
vErrors.length = _errs47;
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
const err20 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema77.properties.quarantine.required,parentSchema:schema77.properties.quarantine,data:data37};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
if(data37.until === undefined){
const err21 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema77.properties.quarantine.required,parentSchema:schema77.properties.quarantine,data:data37};
if(vErrors === null){
vErrors = [err21];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err21);
}
errors = vErrors.length;
}
for(const key5 in data37){
if(!((key5 === "reason") || (key5 === "until"))){
const err22 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema77.properties.quarantine,data:data37};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
}
if(data37.reason !== undefined){
if(!(validate60(data37.reason, {instancePath:instancePath+"/quarantine/reason",parentData:data37,parentDataProperty:"reason",rootData}))){
vErrors = vErrors === null ? validate60.errors : append(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data37.until !== undefined){
let data39 = data37.until;
if(typeof data39 === "string"){
if(!pattern56.test(data39)){
const err23 = {instancePath:instancePath+"/quarantine/until",schemaPath:"#/properties/quarantine/properties/until/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d{2}-\\d{2}$"},message:"must match pattern \""+"^\\d{4}-\\d{2}-\\d{2}$"+"\"",schema:"^\\d{4}-\\d{2}-\\d{2}$",parentSchema:schema77.properties.quarantine.properties.until,data:data39};
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
const err24 = {instancePath:instancePath+"/quarantine/until",schemaPath:"#/properties/quarantine/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema77.properties.quarantine.properties.until.type,parentSchema:schema77.properties.quarantine.properties.until,data:data39};
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
else {
const err25 = {instancePath:instancePath+"/quarantine",schemaPath:"#/properties/quarantine/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema77.properties.quarantine.type,parentSchema:schema77.properties.quarantine,data:data37};
if(vErrors === null){
vErrors = [err25];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err25);
}
errors = vErrors.length;
}
}
}
else {
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema77.type,parentSchema:schema77,data};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
validate423.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://proctor.dev/schema/manifest.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.proctor === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "proctor"},message:"must have required property '"+"proctor"+"'",schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err0];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err0);
}
errors = vErrors.length;
}
for(const key0 in data){
if(!(func2.call(schema6.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data};
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
const err2 = {instancePath:instancePath+"/proctor",schemaPath:"#/properties/proctor/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant",schema:1,parentSchema:schema6.properties.proctor,data:data0};
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
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema6.properties.name,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err3);
}
errors = vErrors.length;
}
if(func3(data1) < 1){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema6.properties.name,data:data1};
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
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.name.type,parentSchema:schema6.properties.name,data:data1};
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
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.description.type,parentSchema:schema6.properties.description,data:data2};
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
if(!(validate22(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate22.errors : append(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
if(!(validate34(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate34.errors : append(vErrors, validate34.errors);
errors = vErrors.length;
}
}
if(data.defaults !== undefined){
if(!(validate36(data.defaults, {instancePath:instancePath+"/defaults",parentData:data,parentDataProperty:"defaults",rootData}))){
vErrors = vErrors === null ? validate36.errors : append(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.variables !== undefined){
let data6 = data.variables;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
const _errs12 = errors;
if(typeof key1 === "string"){
if(!pattern3.test(key1)){
const err7 = {instancePath:instancePath+"/variables",schemaPath:"#/properties/variables/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema6.properties.variables.propertyNames,data:key1,propertyName:key1};
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
const err8 = {instancePath:instancePath+"/variables",schemaPath:"#/properties/variables/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.variables.propertyNames.type,parentSchema:schema6.properties.variables.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err8];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err8);
}
errors = vErrors.length;
}
var valid1 = _errs12 === errors;
if(!valid1){
const err9 = {instancePath:instancePath+"/variables",schemaPath:"#/properties/variables/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema6.properties.variables.propertyNames,parentSchema:schema6.properties.variables,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err9);
}
errors = vErrors.length;
}
}
for(const key2 in data6){
if(!(validate54(data6[key2], {instancePath:instancePath+"/variables/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate54.errors : append(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/variables",schemaPath:"#/properties/variables/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.variables.type,parentSchema:schema6.properties.variables,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err10);
}
errors = vErrors.length;
}
}
if(data.secrets !== undefined){
let data8 = data.secrets;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key3 in data8){
const _errs18 = errors;
if(typeof key3 === "string"){
if(!pattern3.test(key3)){
const err11 = {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema6.properties.secrets.propertyNames,data:key3,propertyName:key3};
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
const err12 = {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.secrets.propertyNames.type,parentSchema:schema6.properties.secrets.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err12];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err12);
}
errors = vErrors.length;
}
var valid3 = _errs18 === errors;
if(!valid3){
const err13 = {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema6.properties.secrets.propertyNames,parentSchema:schema6.properties.secrets,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err13);
}
errors = vErrors.length;
}
}
for(const key4 in data8){
if(!(validate59(data8[key4], {instancePath:instancePath+"/secrets/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data8,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate59.errors : append(vErrors, validate59.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.secrets.type,parentSchema:schema6.properties.secrets,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err14);
}
errors = vErrors.length;
}
}
if(data.env !== undefined){
if(!(validate53(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate53.errors : append(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.boards !== undefined){
if(!(validate64(data.boards, {instancePath:instancePath+"/boards",parentData:data,parentDataProperty:"boards",rootData}))){
vErrors = vErrors === null ? validate64.errors : append(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.environments !== undefined){
let data12 = data.environments;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(Object.keys(data12).length < 1){
const err15 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema6.properties.environments,data:data12};
if(vErrors === null){
vErrors = [err15];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err15);
}
errors = vErrors.length;
}
for(const key5 in data12){
const _errs26 = errors;
if(typeof key5 === "string"){
if(!pattern3.test(key5)){
const err16 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema6.properties.environments.propertyNames,data:key5,propertyName:key5};
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
const err17 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.environments.propertyNames.type,parentSchema:schema6.properties.environments.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err17];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err17);
}
errors = vErrors.length;
}
var valid5 = _errs26 === errors;
if(!valid5){
const err18 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema6.properties.environments.propertyNames,parentSchema:schema6.properties.environments,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err18);
}
errors = vErrors.length;
}
}
for(const key6 in data12){
if(!(validate90(data12[key6], {instancePath:instancePath+"/environments/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data12,parentDataProperty:key6,rootData}))){
vErrors = vErrors === null ? validate90.errors : append(vErrors, validate90.errors);
errors = vErrors.length;
}
}
}
else {
const err19 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.environments.type,parentSchema:schema6.properties.environments,data:data12};
if(vErrors === null){
vErrors = [err19];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err19);
}
errors = vErrors.length;
}
}
if(data.templates !== undefined){
let data14 = data.templates;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(Object.keys(data14).length < 1){
const err20 = {instancePath:instancePath+"/templates",schemaPath:"#/properties/templates/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema6.properties.templates,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err20);
}
errors = vErrors.length;
}
for(const key7 in data14){
const _errs32 = errors;
if(typeof key7 === "string"){
if(!pattern3.test(key7)){
const err21 = {instancePath:instancePath+"/templates",schemaPath:"#/properties/templates/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema6.properties.templates.propertyNames,data:key7,propertyName:key7};
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
const err22 = {instancePath:instancePath+"/templates",schemaPath:"#/properties/templates/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.templates.propertyNames.type,parentSchema:schema6.properties.templates.propertyNames,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err22];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err22);
}
errors = vErrors.length;
}
var valid7 = _errs32 === errors;
if(!valid7){
const err23 = {instancePath:instancePath+"/templates",schemaPath:"#/properties/templates/propertyNames",keyword:"propertyNames",params:{propertyName: key7},message:"property name must be valid",schema:schema6.properties.templates.propertyNames,parentSchema:schema6.properties.templates,data:data14};
if(vErrors === null){
vErrors = [err23];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err23);
}
errors = vErrors.length;
}
}
for(const key8 in data14){
if(!(validate219(data14[key8], {instancePath:instancePath+"/templates/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data14,parentDataProperty:key8,rootData}))){
vErrors = vErrors === null ? validate219.errors : append(vErrors, validate219.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/templates",schemaPath:"#/properties/templates/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.templates.type,parentSchema:schema6.properties.templates,data:data14};
if(vErrors === null){
vErrors = [err24];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err24);
}
errors = vErrors.length;
}
}
if(data.artifacts !== undefined){
let data16 = data.artifacts;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key9 in data16){
const _errs38 = errors;
if(typeof key9 === "string"){
if(!pattern3.test(key9)){
const err25 = {instancePath:instancePath+"/artifacts",schemaPath:"#/properties/artifacts/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema6.properties.artifacts.propertyNames,data:key9,propertyName:key9};
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
const err26 = {instancePath:instancePath+"/artifacts",schemaPath:"#/properties/artifacts/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.artifacts.propertyNames.type,parentSchema:schema6.properties.artifacts.propertyNames,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err26];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err26);
}
errors = vErrors.length;
}
var valid9 = _errs38 === errors;
if(!valid9){
const err27 = {instancePath:instancePath+"/artifacts",schemaPath:"#/properties/artifacts/propertyNames",keyword:"propertyNames",params:{propertyName: key9},message:"property name must be valid",schema:schema6.properties.artifacts.propertyNames,parentSchema:schema6.properties.artifacts,data:data16};
if(vErrors === null){
vErrors = [err27];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err27);
}
errors = vErrors.length;
}
}
for(const key10 in data16){
if(!(validate330(data16[key10], {instancePath:instancePath+"/artifacts/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data16,parentDataProperty:key10,rootData}))){
vErrors = vErrors === null ? validate330.errors : append(vErrors, validate330.errors);
errors = vErrors.length;
}
}
}
else {
const err28 = {instancePath:instancePath+"/artifacts",schemaPath:"#/properties/artifacts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.artifacts.type,parentSchema:schema6.properties.artifacts,data:data16};
if(vErrors === null){
vErrors = [err28];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err28);
}
errors = vErrors.length;
}
}
if(data.dependencies !== undefined){
if(!(validate99(data.dependencies, {instancePath:instancePath+"/dependencies",parentData:data,parentDataProperty:"dependencies",rootData}))){
vErrors = vErrors === null ? validate99.errors : append(vErrors, validate99.errors);
errors = vErrors.length;
}
}
if(data.soak !== undefined){
if(!(validate345(data.soak, {instancePath:instancePath+"/soak",parentData:data,parentDataProperty:"soak",rootData}))){
vErrors = vErrors === null ? validate345.errors : append(vErrors, validate345.errors);
errors = vErrors.length;
}
}
if(data.instrumentation !== undefined){
let data20 = data.instrumentation;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key11 in data20){
const _errs46 = errors;
if(typeof key11 === "string"){
if(!pattern3.test(key11)){
const err29 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/properties/instrumentation/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema6.properties.instrumentation.propertyNames,data:key11,propertyName:key11};
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
const err30 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/properties/instrumentation/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.instrumentation.propertyNames.type,parentSchema:schema6.properties.instrumentation.propertyNames,data:key11,propertyName:key11};
if(vErrors === null){
vErrors = [err30];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err30);
}
errors = vErrors.length;
}
var valid11 = _errs46 === errors;
if(!valid11){
const err31 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/properties/instrumentation/propertyNames",keyword:"propertyNames",params:{propertyName: key11},message:"property name must be valid",schema:schema6.properties.instrumentation.propertyNames,parentSchema:schema6.properties.instrumentation,data:data20};
if(vErrors === null){
vErrors = [err31];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err31);
}
errors = vErrors.length;
}
}
for(const key12 in data20){
if(!(validate355(data20[key12], {instancePath:instancePath+"/instrumentation/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data20,parentDataProperty:key12,rootData}))){
vErrors = vErrors === null ? validate355.errors : append(vErrors, validate355.errors);
errors = vErrors.length;
}
}
}
else {
const err32 = {instancePath:instancePath+"/instrumentation",schemaPath:"#/properties/instrumentation/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.instrumentation.type,parentSchema:schema6.properties.instrumentation,data:data20};
if(vErrors === null){
vErrors = [err32];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err32);
}
errors = vErrors.length;
}
}
if(data.scenarios !== undefined){
let data22 = data.scenarios;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(Object.keys(data22).length < 1){
const err33 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema6.properties.scenarios,data:data22};
if(vErrors === null){
vErrors = [err33];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err33);
}
errors = vErrors.length;
}
for(const key13 in data22){
const _errs52 = errors;
if(typeof key13 === "string"){
if(!pattern3.test(key13)){
const err34 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",parentSchema:schema6.properties.scenarios.propertyNames,data:key13,propertyName:key13};
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
const err35 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.scenarios.propertyNames.type,parentSchema:schema6.properties.scenarios.propertyNames,data:key13,propertyName:key13};
if(vErrors === null){
vErrors = [err35];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err35);
}
errors = vErrors.length;
}
var valid13 = _errs52 === errors;
if(!valid13){
const err36 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/propertyNames",keyword:"propertyNames",params:{propertyName: key13},message:"property name must be valid",schema:schema6.properties.scenarios.propertyNames,parentSchema:schema6.properties.scenarios,data:data22};
if(vErrors === null){
vErrors = [err36];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err36);
}
errors = vErrors.length;
}
}
for(const key14 in data22){
if(!(validate423(data22[key14], {instancePath:instancePath+"/scenarios/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data22,parentDataProperty:key14,rootData}))){
vErrors = vErrors === null ? validate423.errors : append(vErrors, validate423.errors);
errors = vErrors.length;
}
}
}
else {
const err37 = {instancePath:instancePath+"/scenarios",schemaPath:"#/properties/scenarios/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.scenarios.type,parentSchema:schema6.properties.scenarios,data:data22};
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
const err38 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err38];
}
else if (vErrors.length < ERRORS_MAX) {
vErrors.push(err38);
}
errors = vErrors.length;
}
validate21.errors = vErrors;
return errors === 0;
}

