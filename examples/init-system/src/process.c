/* Processes of units: each in a control group and, where asked for, namespaces of its own. */
#define _GNU_SOURCE
#include "manager.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The numbers under which a service finds its sockets; the first as sd_listen_fds(3) has it. */
enum { LISTENING_FD = 3, TAKE_FD = 4, LEAVE_FD = 5 };

static bool has_cgroups;

static bool write_file(const char *folder, const char *name, const char *value) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  bool is_written = write(file, value, strlen(value)) == (ssize_t)strlen(value);
  close(file);
  return is_written;
}

/* Kills what runs in a group and removes it; the last process takes no time to speak of to go. */
static bool remove_cgroup(const char *path) {
  write_file(path, "cgroup.kill", "1");
  for (int tries = 0; rmdir(path) != 0; tries++) {
    if (errno != EBUSY || tries == 500) return errno == ENOENT;
    usleep(1000);
  }
  return true;
}

/* Groups that a manager before this one has left are removed, with what runs in them. */
void prepare_cgroups(void) {
  write_file("/sys/fs/cgroup", "cgroup.subtree_control", "+memory +cpu +pids");
  has_cgroups = (mkdir(CGROUPS, 0755) == 0 || errno == EEXIST) &&
                write_file(CGROUPS, "cgroup.subtree_control", "+memory +cpu +pids");
  if (!has_cgroups) {
    note("manager", "no control groups here: limits are not enforced");
    return;
  }
  DIR *listing = opendir(CGROUPS);
  if (listing == NULL) die("cannot open " CGROUPS ": %m");
  for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
    char path[512];
    snprintf(path, sizeof path, CGROUPS "/%s", entry->d_name);
    if (entry->d_type != DT_DIR || entry->d_name[0] == '.') continue;
    if (remove_cgroup(path)) note("manager", "removed what was left of %s", entry->d_name);
  }
  closedir(listing);
}

/* False where a limit cannot be set: then nothing is started. */
static bool make_cgroup(struct instance *instance) {
  const struct unit *unit = instance->unit;
  instance->cgroup[0] = '\0';
  instance->memory_events = -1;
  instance->oom_kills = 0;
  bool is_limited = unit->memory_max != NULL || unit->cpu_max != NULL || unit->pids_max != NULL;
  if (!has_cgroups) return !is_limited;
  snprintf(instance->cgroup, sizeof instance->cgroup, CGROUPS "/%s.%u", unit->name, instance->number);
  if (mkdir(instance->cgroup, 0755) != 0 && errno != EEXIST) return !is_limited;
  if (unit->memory_max != NULL && !write_file(instance->cgroup, "memory.max", unit->memory_max)) return false;
  if (unit->cpu_max != NULL && !write_file(instance->cgroup, "cpu.max", unit->cpu_max)) return false;
  if (unit->pids_max != NULL && !write_file(instance->cgroup, "pids.max", unit->pids_max)) return false;
  if (unit->memory_max == NULL) return true;
  /* All of a service or nothing: half a service is none. */
  write_file(instance->cgroup, "memory.oom.group", "1");
  char path[512];
  snprintf(path, sizeof path, "%s/memory.events", instance->cgroup);
  instance->memory_events = open(path, O_RDONLY | O_CLOEXEC);
  return true;
}

/* Processes that the kernel has killed at the memory limit since the last look. */
long new_memory_kills(struct instance *instance) {
  char text[512];
  if (instance->memory_events < 0) return 0;
  ssize_t length = pread(instance->memory_events, text, sizeof text - 1, 0);
  if (length <= 0) return 0;
  text[length] = '\0';
  const char *line = strstr(text, "oom_kill ");
  long total = line == NULL ? 0 : strtol(line + strlen("oom_kill "), NULL, 10);
  long added = total - instance->oom_kills;
  instance->oom_kills = total;
  return added;
}

static int namespace_flags(const struct unit *unit) {
  static const struct { const char *name; int flag; } known[] = {
      {"pid", CLONE_NEWPID}, {"mount", CLONE_NEWNS}, {"network", CLONE_NEWNET},
      {"ipc", CLONE_NEWIPC}, {"uts", CLONE_NEWUTS},
  };
  int flags = 0;
  for (size_t i = 0; unit->namespaces != NULL && i < sizeof known / sizeof *known; i++) {
    if (strstr(unit->namespaces, known[i].name) != NULL) flags |= known[i].flag;
  }
  return flags;
}

static void forget_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
}

static void become(char *command) {
  char *words[WORDS_MAX];
  if (split_words(command, words) > 0) execvp(words[0], words);
  fprintf(stderr, "tend: cannot start %s: %m\n", words[0]);
  _exit(127);
}

/* Above the numbers that services know them by, so that none is overwritten by another. */
static int out_of_the_way(int socket) {
  return fcntl(socket, F_DUPFD_CLOEXEC, 10);
}

static void pass_sockets(const struct unit *unit) {
  if (unit->listening < 0) return;
  int listening = out_of_the_way(unit->listening);
  int take = out_of_the_way(unit->parked[0]), leave = out_of_the_way(unit->parked[1]);
  dup2(listening, LISTENING_FD);
  dup2(take, TAKE_FD);
  dup2(leave, LEAVE_FD);
  char pid[16];
  snprintf(pid, sizeof pid, "%d", getpid());
  setenv("LISTEN_PID", pid, 1);
  setenv("LISTEN_FDS", "1", 1);
}

bool spawn_instance(struct instance *instance, char *command) {
  const struct unit *unit = instance->unit;
  if (!make_cgroup(instance)) {
    end_instance(instance);
    return false;
  }
  int flags = namespace_flags(unit);
  pid_t pid = (pid_t)syscall(SYS_clone, flags | SIGCHLD, NULL, NULL, NULL, 0);
  if (pid < 0) {
    end_instance(instance);
    return false;
  }
  if (pid > 0) {
    instance->pid = pid;
    return true;
  }
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setsid();
  if (instance->cgroup[0] != '\0') write_file(instance->cgroup, "cgroup.procs", "0");
  if ((flags & CLONE_NEWNS) != 0) {
    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL);
    if ((flags & CLONE_NEWPID) != 0) mount("proc", "/proc", "proc", 0, NULL);
  }
  forget_signals();
  pass_sockets(unit);
  become(command);
  return false;
}

/* Runs a command that judges a service: outside of the service's limits. 0 where it cannot start. */
pid_t spawn_check(const struct instance *instance) {
  const struct unit *unit = instance->unit;
  const struct check *check = instance->is_ready ? &unit->health : &unit->ready;
  pid_t pid = fork();
  if (pid != 0) return pid < 0 ? 0 : pid;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  forget_signals();
  char number[16];
  snprintf(number, sizeof number, "%d", instance->pid);
  setenv("SERVICE_PID", number, 1);
  become(check->argument);
  return 0;
}

/* Whatever of it still runs is killed, and its control group removed. */
void end_instance(struct instance *instance) {
  if (instance->memory_events >= 0) close(instance->memory_events);
  if (instance->cgroup[0] != '\0') remove_cgroup(instance->cgroup);
  instance->cgroup[0] = '\0';
  instance->memory_events = -1;
  instance->pid = 0;
}

/* Opened once and kept: whoever connects while no process is there waits for the next one. */
void open_sockets(struct unit *unit) {
  if (unit->port == 0 || unit->listening >= 0) return;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)unit->port)};
  int one = 1;
  unit->listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  setsockopt(unit->listening, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(unit->listening, (struct sockaddr *)&address, sizeof address) != 0 ||
      listen(unit->listening, 512) != 0 ||
      socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, unit->parked) != 0) {
    die("%s: cannot listen on port %ld: %m", unit->name, unit->port);
  }
}
