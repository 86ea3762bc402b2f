/* Unit files: one `key = value` a line, `#` begins a comment. */
#include "manager.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

struct unit *units[UNITS_MAX];
size_t units_count;

static char *copy(const char *text) {
  char *made = strdup(text);
  if (made == NULL) die("no memory");
  return made;
}

/* `text` without the white space around it; changes it. */
static char *trim(char *text) {
  text += strspn(text, " \t");
  size_t length = strlen(text);
  while (length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL) text[--length] = '\0';
  return text;
}

/* Cuts `text` into words, and ends the list with NULL, as execvp wants it. */
size_t split_words(char *text, char *words[WORDS_MAX]) {
  size_t count = 0;
  char *rest = NULL;
  for (char *word = strtok_r(text, " \t", &rest); word != NULL; word = strtok_r(NULL, " \t", &rest)) {
    if (count < WORDS_MAX - 1) words[count++] = word;
  }
  words[count] = NULL;
  return count;
}

static long number(const char *value, const char *file) {
  char *end;
  long parsed = strtol(value, &end, 10);
  if (*value == '\0' || *end != '\0' || parsed < 0) die("%s: \"%s\" is no number", file, value);
  return parsed;
}

/* `command PROGRAM …`, `file PATH` or `signal`. */
static struct check parse_check(const char *value, const char *file) {
  if (strncmp(value, "command ", 8) == 0) return (struct check){CHECK_COMMAND, copy(value + 8)};
  if (strncmp(value, "file ", 5) == 0) return (struct check){CHECK_FILE, copy(value + 5)};
  if (strcmp(value, "signal") == 0) return (struct check){CHECK_SIGNAL, NULL};
  die("%s: \"%s\" is none of: command PROGRAM, file PATH, signal", file, value);
}

static void set(struct unit *unit, const char *key, const char *value, const char *file) {
  struct { const char *key; char **text; long *number; struct check *check; } keys[] = {
      {"needs", &unit->needs_text, NULL, NULL},
      {"command", &unit->command, NULL, NULL},
      {"namespaces", &unit->namespaces, NULL, NULL},
      {"memory-max", &unit->memory_max, NULL, NULL},
      {"cpu-max", &unit->cpu_max, NULL, NULL},
      {"pids-max", &unit->pids_max, NULL, NULL},
      {"listen", NULL, &unit->port, NULL},
      {"start-cost-ms", NULL, &unit->start_cost_ms, NULL},
      {"ready-timeout-ms", NULL, &unit->ready_timeout_ms, NULL},
      {"stop-timeout-ms", NULL, &unit->stop_timeout_ms, NULL},
      {"restart-delay-ms", NULL, &unit->restart_delay_ms, NULL},
      {"restarts-max", NULL, &unit->restarts_max, NULL},
      {"health-interval-ms", NULL, &unit->health_interval_ms, NULL},
      {"degraded-after", NULL, &unit->degraded_after, NULL},
      {"failed-after", NULL, &unit->failed_after, NULL},
      {"ready", NULL, NULL, &unit->ready},
      {"health", NULL, NULL, &unit->health},
  };
  if (strcmp(key, "restart") == 0) {
    unit->restarts_always = strcmp(value, "always") == 0;
    unit->restarts_on_failure = unit->restarts_always || strcmp(value, "on-failure") == 0;
    if (!unit->restarts_on_failure && strcmp(value, "no") != 0) {
      die("%s: restart is no, on-failure or always, not \"%s\"", file, value);
    }
    return;
  }
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    if (strcmp(key, keys[i].key) != 0) continue;
    if (keys[i].text != NULL) {
      free(*keys[i].text);
      *keys[i].text = copy(value);
    }
    if (keys[i].number != NULL) *keys[i].number = number(value, file);
    if (keys[i].check != NULL) *keys[i].check = parse_check(value, file);
    return;
  }
  die("%s: there is no key \"%s\"", file, key);
}

static struct unit *new_unit(const char *name) {
  struct unit *unit = calloc(1, sizeof *unit);
  if (unit == NULL || units_count == UNITS_MAX) die("no room for unit %s", name);
  snprintf(unit->name, sizeof unit->name, "%s", name);
  unit->start_cost_ms = 1;
  unit->ready_timeout_ms = unit->stop_timeout_ms = 5000;
  unit->restart_delay_ms = 100;
  unit->restarts_max = 5;
  unit->health_interval_ms = 1000;
  unit->degraded_after = 1;
  unit->failed_after = 3;
  unit->restart_at_ms = -1;
  unit->listening = unit->parked[0] = unit->parked[1] = -1;
  units[units_count++] = unit;
  return unit;
}

static void load_unit(const char *folder, const char *file) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, file);
  FILE *stream = fopen(path, "re");
  if (stream == NULL) die("cannot open %s: %m", path);
  char name[NAME_MAX_BYTES];
  snprintf(name, sizeof name, "%.*s", (int)(strlen(file) - strlen(".unit")), file);
  struct unit *unit = new_unit(name);
  char line[1024];
  while (fgets(line, sizeof line, stream) != NULL) {
    char *text = trim(line);
    if (*text == '\0' || *text == '#') continue;
    char *equals = strchr(text, '=');
    if (equals == NULL) die("%s: \"%s\" is not key = value", file, text);
    *equals = '\0';
    set(unit, trim(text), trim(equals + 1), file);
  }
  fclose(stream);
  if (unit->command == NULL) die("%s: there is no command", file);
}

static int by_name(const void *left, const void *right) {
  return strcmp((*(struct unit *const *)left)->name, (*(struct unit *const *)right)->name);
}

/* Names are looked for once for each edge: hence by bisection. */
struct unit *find_unit(const char *name) {
  struct unit wanted, *key = &wanted;
  snprintf(wanted.name, sizeof wanted.name, "%s", name);
  struct unit **found = bsearch(&key, units, units_count, sizeof *units, by_name);
  return found == NULL ? NULL : *found;
}

static struct unit **list_of(size_t count) {
  struct unit **list = calloc(count + 1, sizeof *list);
  if (list == NULL) die("no memory");
  return list;
}

static void connect_units(void) {
  for (size_t i = 0; i < units_count; i++) {
    struct unit *unit = units[i];
    char *text = copy(unit->needs_text == NULL ? "" : unit->needs_text), *rest = NULL;
    unit->needs = list_of(strlen(text) / 2 + 1);
    for (char *name = strtok_r(text, " \t", &rest); name; name = strtok_r(NULL, " \t", &rest)) {
      struct unit *needed = find_unit(name);
      if (needed == NULL) die("%s needs %s, which there is not", unit->name, name);
      unit->needs[unit->needs_count++] = needed;
      needed->needed_by_count++;
    }
    free(text);
  }
  for (size_t i = 0; i < units_count; i++) {
    units[i]->needed_by = list_of(units[i]->needed_by_count);
    units[i]->needed_by_count = 0;
  }
  for (size_t i = 0; i < units_count; i++) {
    for (size_t j = 0; j < units[i]->needs_count; j++) {
      struct unit *needed = units[i]->needs[j];
      needed->needed_by[needed->needed_by_count++] = units[i];
    }
  }
}

/* Reads every NAME.unit of a folder; ends the program where one is wrong. */
void load_units(const char *folder) {
  DIR *listing = opendir(folder);
  if (listing == NULL) die("cannot open %s: %m", folder);
  for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
    size_t length = strlen(entry->d_name);
    if (length > 5 && length < NAME_MAX_BYTES && strcmp(entry->d_name + length - 5, ".unit") == 0) {
      load_unit(folder, entry->d_name);
    }
  }
  closedir(listing);
  qsort(units, units_count, sizeof *units, by_name);
  for (size_t i = 0; i < units_count; i++) units[i]->index = i;
  connect_units();
}
