/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-process-memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  unsigned long from;
  unsigned long to;
  gboolean is_ours; /* may be read and written: no file's words */
} Mapping;

static guint
count_words (const guint8 *bytes, gsize size, const char *words)
{
  gsize length = strlen (words);
  const guint8 *end = bytes + size;
  guint n = 0;

  for (const guint8 *at = bytes; (at = memmem (at, (gsize) (end - at), words, length)) != NULL;
       at++)
    n++;
  return n;
}

/* A mapping that goes while it is read holds nothing any more. */
static void
look_at (GvtProcessMemory *self, int memory, const Mapping *mapping, const char *words)
{
  gsize size = mapping->to - mapping->from;
  g_autofree guint8 *bytes = g_malloc (size);
  gsize n_read = 0;

  while (n_read < size)
    {
      gssize n = pread (memory, bytes + n_read, size - n_read, (off_t) (mapping->from + n_read));

      if (n <= 0)
        break;
      n_read += (gsize) n;
    }
  self->n_found += count_words (bytes, n_read, words);
}

gboolean
gvt_process_memory_look (GvtProcessMemory *self, const char *pid, const char *words)
{
  g_autofree char *memory_path = g_build_filename ("/proc", pid, "mem", NULL);
  g_autofree char *maps_path = g_build_filename ("/proc", pid, "smaps", NULL);
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  Mapping mapping = { 0 };
  int memory = open (memory_path, O_RDONLY | O_CLOEXEC);

  *self = (GvtProcessMemory){ 0 };
  if (memory < 0 || !g_file_get_contents (maps_path, &maps, NULL, NULL))
    {
      if (memory >= 0)
        close (memory);
      return FALSE;
    }
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      unsigned long from, to;
      char rights[8];

      if (sscanf (lines[i], "%lx-%lx %7s", &from, &to, rights) == 3)
        mapping = (Mapping){ from, to, g_str_has_prefix (rights, "rw") };
      else if (mapping.is_ours && g_str_has_prefix (lines[i], "VmFlags:"))
        {
          if (strstr (lines[i], " dd") != NULL)
            self->n_undumped += mapping.to - mapping.from;
          look_at (self, memory, &mapping, words);
        }
    }
  close (memory);
  return TRUE;
}
