/* A small service manager: what its parts know of each other. */
#ifndef MANAGER_H
#define MANAGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

#define RUN_FOLDER "/run/tend"
#define CONTROL_SOCKET RUN_FOLDER "/control"
#define EVENT_LOG RUN_FOLDER "/events"
#define CGROUPS "/sys/fs/cgroup/tend"
#define UNITS_MAX 4096
#define WORDS_MAX 32
#define NAME_MAX_BYTES 64

enum state { INACTIVE, STARTING, ACTIVE, DEGRADED, FAILED, STOPPING };

/* How readiness and health are judged. */
enum check_kind { CHECK_NONE, CHECK_COMMAND, CHECK_FILE, CHECK_SIGNAL };

struct check {
  enum check_kind kind;
  char *argument; /* the command or the file */
};

/* One process of a unit, with its own control group. During an upgrade a unit has two. */
struct instance {
  struct unit *unit;
  pid_t pid; /* 0: this place is free */
  unsigned number;
  char cgroup[256]; /* empty where there are no control groups */
  int memory_events; /* -1: not watched */
  long oom_kills;
  bool is_ready;
  bool has_signalled; /* since the last look */
  bool is_leaving;
  int failures; /* health checks in a row */
  pid_t check_pid;
  bool was_killed_for_memory;
  long started_at_ms; /* as files have it */
  long started_ms, next_check_ms, deadline_ms, check_deadline_ms; /* -1: none */
};

struct unit {
  char name[NAME_MAX_BYTES];
  size_t index; /* in `units` */
  char *needs_text, *command, *namespaces, *memory_max, *cpu_max, *pids_max;
  struct check ready, health;
  long port;                 /* 0: no socket */
  long start_cost_ms;        /* for the critical path */
  long ready_timeout_ms, stop_timeout_ms, restart_delay_ms, health_interval_ms;
  long degraded_after, failed_after, restarts_max;
  bool restarts_always, restarts_on_failure;

  struct unit **needs, **needed_by;
  size_t needs_count, needed_by_count;

  enum state state;
  bool is_wanted, starts_again;
  long restarts;             /* in all */
  long restarts_in_a_row;
  long restart_at_ms;        /* -1: none is due */
  char reason[200];
  char history[512]; /* its states, the oldest first */
  int listening;             /* the socket, which outlives every process; -1: none */
  int parked[2];             /* where a process leaves its clients for the next one */
  struct instance places[3], *current, *next;
  char *command_before;      /* during an upgrade: what to go back to */
  bool has_upgrade_failed;
  unsigned instances_made;
};

/* unit.c */
extern struct unit *units[UNITS_MAX];
extern size_t units_count;
void load_units(const char *folder);
struct unit *find_unit(const char *name);
size_t split_words(char *text, char *words[WORDS_MAX]);

/* graph.c: the units in an order in which each comes after what it needs */
extern struct unit *order[UNITS_MAX];
bool make_order(FILE *complaints);
int print_graph(FILE *out);

/* log.c */
long now_ms(void);
void note(const char *unit, const char *format, ...) __attribute__((format(printf, 2, 3)));
void print_events(FILE *out, const char *unit);
const char *state_name(enum state state);
void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* process.c: processes, their control groups and namespaces */
void prepare_cgroups(void);
bool spawn_instance(struct instance *instance, char *command);
pid_t spawn_check(const struct instance *instance);
void end_instance(struct instance *instance);
long new_memory_kills(struct instance *instance);
void open_sockets(struct unit *unit);

/* states.c: what happens to units */
void want(struct unit *unit);
void unwant(struct unit *unit);
void restart(struct unit *unit);
bool upgrade(struct unit *unit, const char *command);
void reaped(pid_t pid, int status);
void heartbeat_of(pid_t pid);
void look_at_memory(struct instance *instance);
void advance(void);
long next_deadline_ms(void);

/* control.c: the socket that the command `tend` talks to */
int open_control(void);
void accept_command(int control);
bool answer_waiters(void);
long waiters_deadline_ms(void);
int ask_manager(int count, char **words);

#endif
