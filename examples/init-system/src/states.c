/* What happens to units: started, judged, upgraded, restarted, stopped. */
#define _GNU_SOURCE
#include "manager.h"

#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define READY_INTERVAL_MS 50
#define CHECK_TIMEOUT_MS 2000
/* A process that has lived for so long did not fail to start. */
#define LIVED_MS 10000

static bool is_up(const struct unit *unit) {
  return unit->state == ACTIVE || unit->state == DEGRADED;
}

static bool is_given_up(const struct unit *unit) {
  return unit->state == FAILED && unit->restart_at_ms < 0;
}

/* The oldest states are forgotten where there is no room for all. */
static void remember(struct unit *unit, const char *name) {
  while (strlen(unit->history) + strlen(name) + 2 > sizeof unit->history) {
    char *second = strchr(unit->history, ' ') + 1;
    memmove(unit->history, second, strlen(second) + 1);
  }
  if (unit->history[0] != '\0') strcat(unit->history, " ");
  strcat(unit->history, name);
}

static void change(struct unit *unit, enum state state, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void change(struct unit *unit, enum state state, const char *format, ...) {
  char reason[sizeof unit->reason];
  va_list values;
  va_start(values, format);
  vsnprintf(reason, sizeof reason, format, values);
  va_end(values);
  memcpy(unit->reason, reason, sizeof reason);
  if (unit->state != state) note(unit->name, "%s -> %s: %s", state_name(unit->state), state_name(state), reason);
  if (unit->state != state) remember(unit, state_name(state));
  unit->state = state;
}

/* A process came to its end, or could not be started: the policy of the unit decides. */
static void fail(struct unit *unit, long lived_ms, const char *reason) {
  if (lived_ms > LIVED_MS) unit->restarts_in_a_row = 0;
  bool is_again = unit->restarts_on_failure && unit->is_wanted;
  if (is_again && unit->restarts_in_a_row >= unit->restarts_max) {
    change(unit, FAILED, "%s; restarted %ld times in a row, which is enough", reason, unit->restarts_in_a_row);
    return;
  }
  change(unit, FAILED, "%s", reason);
  if (is_again) unit->restart_at_ms = now_ms() + unit->restart_delay_ms;
}

/* The time as files have it, in steps of the kernel's timer. */
static long file_time_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME_COARSE, &time);
  return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void became_ready(struct instance *instance);

static struct instance *launch(struct unit *unit, const char *command) {
  struct instance *instance = NULL;
  for (size_t i = 0; i < 3; i++) {
    if (unit->places[i].pid == 0) instance = &unit->places[i];
  }
  char *words = strdup(command);
  if (instance == NULL || words == NULL) {
    free(words);
    return NULL;
  }
  *instance = (struct instance){.unit = unit, .number = ++unit->instances_made};
  instance->memory_events = -1;
  instance->started_ms = instance->next_check_ms = now_ms();
  instance->started_at_ms = file_time_ms();
  instance->deadline_ms = instance->started_ms + unit->ready_timeout_ms;
  bool is_started = spawn_instance(instance, words);
  free(words);
  return is_started ? instance : NULL;
}

static void start(struct unit *unit) {
  unit->restart_at_ms = -1;
  change(unit, STARTING, "%s", unit->command);
  unit->current = launch(unit, unit->command);
  if (unit->current == NULL) fail(unit, 0, "cannot start a process");
  else if (unit->ready.kind == CHECK_NONE) became_ready(unit->current);
}

static void leave(struct instance *instance, int signal_number) {
  instance->is_leaving = true;
  instance->deadline_ms = now_ms() + instance->unit->stop_timeout_ms;
  kill(instance->pid, signal_number);
}

static void became_ready(struct instance *instance) {
  struct unit *unit = instance->unit;
  instance->is_ready = true;
  instance->deadline_ms = -1;
  instance->has_signalled = false;
  instance->next_check_ms = unit->health.kind == CHECK_NONE ? -1 : now_ms() + unit->health_interval_ms;
  if (instance == unit->current) {
    change(unit, ACTIVE, "ready after %ld ms", now_ms() - instance->started_ms);
    return;
  }
  /* The new process serves already: the old one hands over its clients and goes. */
  struct instance *old = unit->current;
  unit->current = instance;
  unit->next = NULL;
  free(unit->command_before);
  unit->command_before = NULL;
  note(unit->name, "upgraded to %s within %ld ms", unit->command, now_ms() - instance->started_ms);
  if (old != NULL) leave(old, SIGUSR2);
  if (!is_up(unit)) change(unit, ACTIVE, "upgraded");
}

static void upgrade_failed(struct unit *unit, const char *reason) {
  unit->next = NULL;
  unit->has_upgrade_failed = true;
  free(unit->command);
  unit->command = unit->command_before;
  unit->command_before = NULL;
  note(unit->name, "upgrade failed: %s; %s goes on", reason, unit->command);
}

bool upgrade(struct unit *unit, const char *command) {
  char *copy = strdup(command);
  if (!is_up(unit) || unit->next != NULL || copy == NULL) {
    free(copy);
    return false;
  }
  unit->has_upgrade_failed = false;
  unit->command_before = unit->command;
  unit->command = copy;
  unit->next = launch(unit, copy);
  if (unit->next == NULL) upgrade_failed(unit, "cannot start a process");
  else if (unit->ready.kind == CHECK_NONE) became_ready(unit->next);
  return true;
}

/* Whoever is wanted has all that it needs wanted, too; `order` makes one pass enough. */
void want(struct unit *unit) {
  unit->is_wanted = true;
  for (size_t n = units_count; n > 0; n--) {
    struct unit *each = order[n - 1];
    if (!each->is_wanted) continue;
    for (size_t i = 0; i < each->needs_count; i++) each->needs[i]->is_wanted = true;
    if (!is_given_up(each) || each->current != NULL) continue;
    each->restarts_in_a_row = 0;
    change(each, INACTIVE, "asked for again");
  }
}

void unwant(struct unit *unit) {
  unit->is_wanted = false;
  for (size_t n = 0; n < units_count; n++) {
    for (size_t i = 0; i < order[n]->needs_count; i++) {
      if (!order[n]->needs[i]->is_wanted) order[n]->is_wanted = false;
    }
  }
}

static void stop(struct unit *unit, const char *reason) {
  unit->restart_at_ms = -1;
  if (unit->current == NULL) {
    change(unit, INACTIVE, "%s", reason);
    return;
  }
  change(unit, STOPPING, "%s", reason);
  leave(unit->current, SIGTERM);
  if (unit->next != NULL) kill(unit->next->pid, SIGKILL);
}

void restart(struct unit *unit) {
  want(unit);
  if (unit->current != NULL && unit->state != STOPPING) stop(unit, "restart");
}

static void judge_health(struct instance *instance, bool is_healthy, const char *reason) {
  struct unit *unit = instance->unit;
  if (instance != unit->current || instance->is_leaving || unit->state == STOPPING) return;
  if (is_healthy) {
    instance->failures = 0;
    if (unit->state != ACTIVE) change(unit, ACTIVE, "healthy again");
    return;
  }
  instance->failures++;
  if (unit->state != FAILED && instance->failures >= unit->failed_after) {
    change(unit, FAILED, "%s, %d times in a row", reason, instance->failures);
    if (unit->restarts_on_failure) kill(instance->pid, SIGKILL);
  } else if (unit->state == ACTIVE && instance->failures >= unit->degraded_after) {
    change(unit, DEGRADED, "%s", reason);
  }
}

static void judge(struct instance *instance, bool is_good, const char *reason) {
  if (instance->is_ready) judge_health(instance, is_good, reason);
  else if (is_good) became_ready(instance);
}

static void look(struct instance *instance, long now) {
  const struct unit *unit = instance->unit;
  const struct check *check = instance->is_ready ? &unit->health : &unit->ready;
  instance->next_check_ms = now + (instance->is_ready ? unit->health_interval_ms : READY_INTERVAL_MS);
  if (check->kind == CHECK_FILE) {
    struct stat file;
    bool is_there = stat(check->argument, &file) == 0;
    /* The file of the process before this one says nothing of this one. */
    bool is_new = is_there && file.st_mtim.tv_sec * 1000 + file.st_mtim.tv_nsec / 1000000 >= instance->started_at_ms;
    judge(instance, instance->is_ready ? is_there : is_new, "its file is not there");
  } else if (check->kind == CHECK_SIGNAL) {
    bool has_signalled = instance->has_signalled;
    instance->has_signalled = false;
    judge(instance, has_signalled, "it gave no signal");
  } else if (check->kind == CHECK_COMMAND && instance->check_pid == 0) {
    instance->check_pid = spawn_check(instance);
    instance->check_deadline_ms = now + CHECK_TIMEOUT_MS;
    if (instance->check_pid == 0) judge(instance, false, "its check could not be started");
  }
}

static void tick(struct instance *instance, long now) {
  struct unit *unit = instance->unit;
  if (instance->check_pid != 0 && now >= instance->check_deadline_ms) kill(instance->check_pid, SIGKILL);
  if (instance->deadline_ms >= 0 && now >= instance->deadline_ms) {
    instance->deadline_ms = -1;
    note(unit->name, "%s in time: killed", instance->is_leaving ? "did not end" : "was not ready");
    kill(instance->pid, SIGKILL);
  }
  if (!instance->is_leaving && instance->next_check_ms >= 0 && now >= instance->next_check_ms) look(instance, now);
}

/* Each call does all that can be done by now; later changes call it again. */
void advance(void) {
  long now = now_ms();
  for (size_t n = 0; n < units_count; n++) {
    struct unit *unit = order[n];
    for (size_t i = 0; i < 3; i++) {
      if (unit->places[i].pid != 0) tick(&unit->places[i], now);
    }
    bool is_due = unit->restart_at_ms >= 0 && now >= unit->restart_at_ms;
    if (!unit->is_wanted || unit->current != NULL || !(unit->state == INACTIVE || is_due)) continue;
    bool can_start = true;
    for (size_t i = 0; i < unit->needs_count && unit->state == INACTIVE; i++) {
      can_start &= is_up(unit->needs[i]);
      if (is_given_up(unit->needs[i])) change(unit, FAILED, "needs %s, which failed", unit->needs[i]->name);
    }
    if (!can_start) continue;
    if (is_due) {
      unit->restarts++;
      unit->restarts_in_a_row++;
    }
    start(unit);
  }
  for (size_t n = units_count; n > 0; n--) {
    struct unit *unit = order[n - 1];
    bool is_running = unit->current != NULL || unit->restart_at_ms >= 0;
    if (unit->is_wanted || unit->state == STOPPING || !is_running) continue;
    bool is_needed = false;
    for (size_t i = 0; i < unit->needed_by_count; i++) is_needed |= unit->needed_by[i]->current != NULL;
    if (!is_needed) stop(unit, "asked for");
  }
}

void look_at_memory(struct instance *instance) {
  long kills = new_memory_kills(instance);
  if (kills <= 0) return;
  instance->was_killed_for_memory = true;
  note(instance->unit->name, "out of memory: the kernel killed %ld of its processes at the limit of %s", kills,
       instance->unit->memory_max);
}

static void ended(struct instance *instance, int status) {
  struct unit *unit = instance->unit;
  char reason[100];
  look_at_memory(instance);
  if (instance->was_killed_for_memory) snprintf(reason, sizeof reason, "out of memory: killed at its limit of %.40s", unit->memory_max);
  else if (WIFSIGNALED(status)) snprintf(reason, sizeof reason, "killed by signal %d", WTERMSIG(status));
  else snprintf(reason, sizeof reason, "exited with %d", WEXITSTATUS(status));
  long lived_ms = now_ms() - instance->started_ms;
  if (instance->check_pid != 0) kill(instance->check_pid, SIGKILL);
  bool was_ready = instance->is_ready;
  end_instance(instance);
  if (instance == unit->next) {
    upgrade_failed(unit, reason);
  } else if (instance != unit->current) {
    note(unit->name, "the process before the upgrade has left: %s", reason);
  } else {
    unit->current = NULL;
    if (unit->state == STOPPING) change(unit, INACTIVE, "%s", reason);
    else if (unit->state == FAILED) fail(unit, lived_ms, unit->reason);
    else if (was_ready && status == 0 && !unit->restarts_always) change(unit, INACTIVE, "%s", reason);
    else fail(unit, lived_ms, reason);
  }
}

void reaped(pid_t pid, int status) {
  for (size_t n = 0; n < units_count; n++) {
    for (size_t i = 0; i < 3; i++) {
      struct instance *instance = &units[n]->places[i];
      if (instance->pid == pid) {
        ended(instance, status);
        return;
      }
      if (instance->check_pid != pid) continue;
      instance->check_pid = 0;
      char reason[64];
      snprintf(reason, sizeof reason, "its check failed with %d", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
      if (instance->pid != 0) judge(instance, status == 0, reason);
      return;
    }
  }
}

void heartbeat_of(pid_t pid) {
  for (size_t n = 0; n < units_count; n++) {
    for (size_t i = 0; i < 3; i++) {
      if (units[n]->places[i].pid == pid) units[n]->places[i].has_signalled = true;
    }
  }
}

static void earlier(long *deadline, long candidate) {
  if (candidate >= 0 && (*deadline < 0 || candidate < *deadline)) *deadline = candidate;
}

/* When `advance` is to be called next; -1: not before something happens. */
long next_deadline_ms(void) {
  long deadline = -1;
  for (size_t n = 0; n < units_count; n++) {
    earlier(&deadline, units[n]->restart_at_ms);
    for (size_t i = 0; i < 3; i++) {
      const struct instance *instance = &units[n]->places[i];
      if (instance->pid == 0) continue;
      earlier(&deadline, instance->deadline_ms);
      if (instance->check_pid != 0) earlier(&deadline, instance->check_deadline_ms);
      else if (!instance->is_leaving) earlier(&deadline, instance->next_check_ms);
    }
  }
  return deadline;
}
