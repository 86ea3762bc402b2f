/* The graph of what needs what. Nothing here recurses: chains may be of any depth. */
#include "manager.h"

#include <string.h>

struct unit *order[UNITS_MAX];

/*
 * Walks from a unit that is in no order along what it needs and is in none either: that cannot end,
 * so some unit comes a second time. From there to there it is a cycle.
 */
static void show_cycle(FILE *out, const bool *is_placed) {
  static struct unit *path[UNITS_MAX + 1];
  static size_t seen_at[UNITS_MAX];
  memset(seen_at, 0, sizeof seen_at);
  size_t start = 0;
  while (is_placed[start]) start++;
  struct unit *unit = units[start];
  for (size_t length = 0;;) {
    size_t i = unit->index;
    path[length++] = unit;
    if (seen_at[i] != 0) {
      fprintf(out, "cycle: ");
      for (size_t j = seen_at[i] - 1; j < length; j++) {
        fprintf(out, "%s%s", path[j]->name, j + 1 < length ? " -> " : "\n");
      }
      return;
    }
    seen_at[i] = length;
    size_t j = 0;
    while (is_placed[unit->needs[j]->index]) j++;
    unit = unit->needs[j];
  }
}

/* Kahn's algorithm: whatever needs nothing more comes next. False, and the cycle, if there is one. */
bool make_order(FILE *complaints) {
  static size_t missing[UNITS_MAX];
  static bool is_placed[UNITS_MAX];
  size_t made = 0;
  memset(is_placed, 0, sizeof is_placed);
  for (size_t i = 0; i < units_count; i++) {
    missing[i] = units[i]->needs_count;
    if (missing[i] == 0) order[made++] = units[i];
  }
  for (size_t done = 0; done < made; done++) {
    is_placed[order[done]->index] = true;
    for (size_t j = 0; j < order[done]->needed_by_count; j++) {
      struct unit *dependent = order[done]->needed_by[j];
      if (--missing[dependent->index] == 0) order[made++] = dependent;
    }
  }
  if (made == units_count) return true;
  show_cycle(complaints, is_placed);
  return false;
}

/* Nodes, edges, depth, width and the chain that takes longest; exit code 1 where there is a cycle. */
int print_graph(FILE *out) {
  static size_t level[UNITS_MAX], on_level[UNITS_MAX], before[UNITS_MAX];
  static long cost[UNITS_MAX];
  size_t edges = 0, depth = 0, width = 0, last = 0;
  if (!make_order(out)) return 1;
  for (size_t n = 0; n < units_count; n++) {
    const struct unit *unit = order[n];
    size_t i = unit->index;
    level[i] = 0;
    cost[i] = 0;
    before[i] = UNITS_MAX;
    for (size_t j = 0; j < unit->needs_count; j++) {
      size_t needed = unit->needs[j]->index;
      if (level[needed] + 1 > level[i]) level[i] = level[needed] + 1;
      if (before[i] == UNITS_MAX || cost[needed] > cost[before[i]]) before[i] = needed;
    }
    if (before[i] != UNITS_MAX) cost[i] = cost[before[i]];
    cost[i] += unit->start_cost_ms;
    edges += unit->needs_count;
    if (level[i] + 1 > depth) depth = level[i] + 1;
    if (++on_level[level[i]] > width) width = on_level[level[i]];
    if (cost[i] > cost[last]) last = i;
  }
  fprintf(out, "nodes %zu\nedges %zu\ndepth %zu\nwidth %zu\n", units_count, edges, depth, width);
  if (units_count == 0) return 0;
  fprintf(out, "critical path %ld ms:", cost[last]);
  static size_t chain[UNITS_MAX];
  size_t length = 0;
  for (size_t i = last; i != UNITS_MAX; i = before[i]) chain[length++] = i;
  while (length > 0) fprintf(out, " %s", units[chain[--length]]->name);
  fprintf(out, "\norder:");
  for (size_t n = 0; n < units_count; n++) fprintf(out, " %s", order[n]->name);
  fprintf(out, "\n");
  return 0;
}
