/* The command `tend` and the manager: one line each way over a socket. */
#define _GNU_SOURCE
#include "manager.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define WAITERS_MAX 64
#define WAIT_MS 30000

/* Who waits for a unit to come into a state, or out of an upgrade. */
struct waiter {
  int client; /* 0: this place is free */
  struct unit *unit;
  unsigned states; /* a bit each */
  bool is_for_upgrade;
  long asked_ms, deadline_ms;
};

static struct waiter waiters[WAITERS_MAX];
/* Given up when no more files can be opened, so that whoever asks can still be turned away. */
static int spare = -1;

static struct sockaddr_un address_of_control(void) {
  return (struct sockaddr_un){.sun_family = AF_UNIX, .sun_path = CONTROL_SOCKET};
}

int open_control(void) {
  struct sockaddr_un address = address_of_control();
  int control = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  unlink(CONTROL_SOCKET);
  if (bind(control, (struct sockaddr *)&address, sizeof address) != 0 || listen(control, 64) != 0) {
    die("cannot listen at " CONTROL_SOCKET ": %m");
  }
  spare = open("/dev/null", O_RDONLY | O_CLOEXEC);
  return control;
}

/* The first character says how it went: the exit code of the command. */
static void answer(int client, char code, const char *text) {
  char head[2] = {code, '\0'};
  send(client, head, 1, MSG_NOSIGNAL | MSG_MORE);
  for (size_t sent = 0, length = strlen(text); sent < length;) {
    ssize_t more = send(client, text + sent, length - sent, MSG_NOSIGNAL);
    if (more <= 0) break;
    sent += (size_t)more;
  }
  close(client);
}

static void describe(FILE *out, const struct unit *unit) {
  fprintf(out, "%s %s pid %d restarts %ld: %s\n", unit->name, state_name(unit->state),
          unit->current == NULL ? 0 : unit->current->pid, unit->restarts, unit->reason);
}

/* Whether the waiter has its answer; gives it. */
static bool is_answered(const struct waiter *waiter, long now) {
  const struct unit *unit = waiter->unit;
  bool is_there = waiter->is_for_upgrade ? unit->next == NULL : (waiter->states & (1U << unit->state)) != 0;
  bool is_hopeless = !waiter->is_for_upgrade && (waiter->states & (1U << ACTIVE)) != 0 &&
                     unit->state == FAILED && unit->restart_at_ms < 0 && unit->current == NULL;
  if (!is_there && !is_hopeless && now < waiter->deadline_ms) return false;
  bool is_good = is_there && !(waiter->is_for_upgrade && unit->has_upgrade_failed);
  char text[400];
  snprintf(text, sizeof text, "%s %s after %ld ms%s%s\n", unit->name, state_name(unit->state),
           now - waiter->asked_ms, is_good ? "" : ": ",
           is_good ? "" : waiter->is_for_upgrade ? "the upgrade failed" : unit->reason);
  answer(waiter->client, is_good ? '0' : '1', text);
  return true;
}

/* True where somebody was answered. */
bool answer_waiters(void) {
  bool is_any = false;
  for (size_t i = 0; i < WAITERS_MAX; i++) {
    if (waiters[i].client == 0 || !is_answered(&waiters[i], now_ms())) continue;
    waiters[i].client = 0;
    is_any = true;
  }
  return is_any;
}

long waiters_deadline_ms(void) {
  long deadline = -1;
  for (size_t i = 0; i < WAITERS_MAX; i++) {
    if (waiters[i].client == 0) continue;
    if (deadline < 0 || waiters[i].deadline_ms < deadline) deadline = waiters[i].deadline_ms;
  }
  return deadline;
}

static void wait_for(struct waiter wanted) {
  wanted.asked_ms = now_ms();
  if (wanted.deadline_ms == 0) wanted.deadline_ms = WAIT_MS;
  wanted.deadline_ms += wanted.asked_ms;
  for (size_t i = 0; i < WAITERS_MAX; i++) {
    if (waiters[i].client != 0) continue;
    waiters[i] = wanted;
    return;
  }
  answer(wanted.client, '1', "too many wait\n");
}

/* `status`, `state`, `history`, `events` and `pid`: answered at once. False where it is none of them. */
static bool tell(int client, const char *command, struct unit *unit) {
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  if (out == NULL) return false;
  bool is_known = true;
  if (strcmp(command, "events") == 0) print_events(out, unit == NULL ? NULL : unit->name);
  else if (strcmp(command, "state") == 0 && unit != NULL) fprintf(out, "%s\n", state_name(unit->state));
  else if (strcmp(command, "history") == 0 && unit != NULL) fprintf(out, "%s\n", unit->history);
  else if (strcmp(command, "pid") == 0 && unit != NULL) fprintf(out, "%d\n", unit->current == NULL ? 0 : unit->current->pid);
  else if (strcmp(command, "status") == 0 && unit != NULL) describe(out, unit);
  else if (strcmp(command, "status") == 0) {
    for (size_t i = 0; i < units_count; i++) describe(out, units[i]);
  } else is_known = false;
  fclose(out);
  if (is_known) answer(client, '0', text);
  free(text);
  return is_known;
}

static void act(int client, const char *command, struct unit *unit, char *rest) {
  struct waiter waiter = {.client = client, .unit = unit, .states = 1U << ACTIVE | 1U << DEGRADED};
  if (strcmp(command, "start") == 0) {
    want(unit);
  } else if (strcmp(command, "restart") == 0) {
    restart(unit);
  } else if (strcmp(command, "stop") == 0) {
    unwant(unit);
    waiter.states = 1U << INACTIVE | (unit->current == NULL && unit->restart_at_ms < 0 ? 1U << FAILED : 0);
  } else if (strcmp(command, "upgrade") == 0 && rest != NULL) {
    waiter.is_for_upgrade = true;
    if (!upgrade(unit, rest)) {
      answer(client, '1', "it is not active, or being upgraded already\n");
      return;
    }
  } else if (strcmp(command, "wait") == 0 && rest != NULL) {
    waiter.states = 0;
    size_t length = strcspn(rest, " ");
    for (enum state state = INACTIVE; state <= STOPPING; state++) {
      if (strlen(state_name(state)) == length && strncmp(rest, state_name(state), length) == 0) waiter.states = 1U << state;
    }
    waiter.deadline_ms = 1000 * strtol(rest + length, NULL, 10);
  } else {
    answer(client, '2', "there is no such command\n");
    return;
  }
  wait_for(waiter);
}

void accept_command(int control) {
  int client = accept4(control, NULL, NULL, SOCK_CLOEXEC);
  if (client < 0) {
    if (errno != EMFILE && errno != ENFILE) return;
    close(spare);
    client = accept4(control, NULL, NULL, SOCK_CLOEXEC);
    if (client >= 0) answer(client, '1', "the manager has too many open files\n");
    spare = open("/dev/null", O_RDONLY | O_CLOEXEC);
    note("manager", "too many open files: a command was turned away");
    return;
  }
  struct timeval limit = {.tv_usec = 200000};
  setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  char line[1024];
  ssize_t length = recv(client, line, sizeof line - 1, 0);
  if (length <= 0) {
    close(client);
    return;
  }
  line[length] = '\0';
  char *rest = line, *command = strsep(&rest, " "), *name = strsep(&rest, " ");
  struct unit *unit = name == NULL ? NULL : find_unit(name);
  if (name != NULL && unit == NULL) answer(client, '2', "there is no such unit\n");
  else if (tell(client, command, unit)) return;
  else if (unit == NULL) answer(client, '2', "which unit?\n");
  else act(client, command, unit, rest);
}

/* What the command `tend` does: asks, prints the answer, and returns the exit code in it. */
int ask_manager(int count, char **words) {
  struct sockaddr_un address = address_of_control();
  int control = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connect(control, (struct sockaddr *)&address, sizeof address) != 0) die("no manager answers at " CONTROL_SOCKET ": %m");
  char line[1024] = "";
  for (int i = 0; i < count; i++) {
    size_t length = strlen(line);
    snprintf(line + length, sizeof line - length, "%s%s", i == 0 ? "" : " ", words[i]);
  }
  /* Whoever is turned away has his answer before he has asked. */
  send(control, line, strlen(line), MSG_NOSIGNAL);
  char text[4096];
  int code = 2;
  for (ssize_t length, total = 0; (length = recv(control, text, sizeof text, 0)) > 0; total += length) {
    if (total == 0) code = text[0] - '0';
    fwrite(text + (total == 0), 1, (size_t)(length - (total == 0)), stdout);
  }
  return code;
}
