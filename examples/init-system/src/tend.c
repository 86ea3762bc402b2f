/*
 * A small service manager and the command that talks to it.
 *
 *   tend manager UNITS          runs the manager with the units of a folder
 *   tend graph UNITS            shows what needs what: figures, critical path, or the cycle
 *   tend start|stop|restart UNIT, tend upgrade UNIT COMMAND…, tend wait UNIT STATE [SECONDS]
 *   tend status [UNIT], tend state|history|pid UNIT, tend events [UNIT]
 */
#define _GNU_SOURCE
#include "manager.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static bool is_ending;

static void take_signals(int signals) {
  struct signalfd_siginfo info;
  while (read(signals, &info, sizeof info) == sizeof info) {
    if ((int)info.ssi_signo == SIGRTMIN) heartbeat_of((pid_t)info.ssi_pid);
    if (info.ssi_signo != SIGTERM && info.ssi_signo != SIGINT) continue;
    is_ending = true;
    for (size_t i = 0; i < units_count; i++) units[i]->is_wanted = false;
  }
  int status;
  for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;) reaped(pid, status);
}

static int open_signals(void) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGCHLD);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  /* The heartbeat of services; unlike other signals these are queued, and none is lost. */
  sigaddset(&signals, SIGRTMIN);
  sigprocmask(SIG_BLOCK, &signals, NULL);
  return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* Sleeps until something happens or is due. */
static void wait_for_events(int signals, int control) {
  static struct pollfd files[2 + UNITS_MAX];
  static struct instance *watched[2 + UNITS_MAX];
  nfds_t count = 2;
  files[0] = (struct pollfd){.fd = signals, .events = POLLIN};
  files[1] = (struct pollfd){.fd = control, .events = POLLIN};
  for (size_t n = 0; n < units_count; n++) {
    struct instance *current = units[n]->current;
    if (current == NULL || current->memory_events < 0) continue;
    watched[count] = current;
    files[count++] = (struct pollfd){.fd = current->memory_events, .events = POLLPRI};
  }
  long due = next_deadline_ms(), waiters_due = waiters_deadline_ms();
  if (due < 0 || (waiters_due >= 0 && waiters_due < due)) due = waiters_due;
  long left = due - now_ms();
  poll(files, count, due < 0 ? -1 : left < 0 ? 0 : (int)left);
  /* Before the processes that were killed are reaped, so that it is known why. */
  for (nfds_t i = 2; i < count; i++) {
    if ((files[i].revents & POLLPRI) != 0) look_at_memory(watched[i]);
  }
  if ((files[0].revents & POLLIN) != 0) take_signals(signals);
  if ((files[1].revents & POLLIN) != 0) accept_command(control);
}

static bool is_any_running(void) {
  for (size_t n = 0; n < units_count; n++) {
    for (size_t i = 0; i < 3; i++) {
      if (units[n]->places[i].pid != 0) return true;
    }
  }
  return false;
}

static int run_manager(const char *folder) {
  load_units(folder);
  if (!make_order(stderr)) die("nothing is started: units need each other");
  mkdir(RUN_FOLDER, 0755);
  /* What services leave behind becomes ours to reap. */
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  prepare_cgroups();
  for (size_t i = 0; i < units_count; i++) open_sockets(units[i]);
  int signals = open_signals(), control = open_control();
  note("manager", "ready with %zu units", units_count);
  while (!is_ending || is_any_running()) {
    advance();
    answer_waiters();
    wait_for_events(signals, control);
  }
  unlink(CONTROL_SOCKET);
  rmdir(CGROUPS);
  note("manager", "ended");
  return 0;
}

int main(int count, char **words) {
  if (count == 3 && strcmp(words[1], "manager") == 0) return run_manager(words[2]);
  if (count == 3 && strcmp(words[1], "graph") == 0) {
    load_units(words[2]);
    int code = print_graph(stdout);
    printf("took %ld us of a processor\n", clock() * (1000000 / CLOCKS_PER_SEC));
    return code;
  }
  if (count < 2) die("usage: tend manager|graph FOLDER, tend start|stop|restart|upgrade|wait|status|state|pid|events …");
  return ask_manager(count - 1, words + 1);
}
