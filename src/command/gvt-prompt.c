/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-prompt.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "gvt-error.h"

#define MAX_SECRET 1024

/* Reads up to the end of the line; what does not fit is dropped. */
static gboolean
read_line (int fd, char *into, gsize size)
{
  gsize length = 0;
  char c;

  while (read (fd, &c, 1) == 1 && c != '\n')
    {
      if (length + 1 < size)
        into[length++] = c;
    }
  into[length] = '\0';
  return length > 0;
}

char *
gvt_prompt_secret (const char *question, GError **error)
{
  int fd = open ("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
  struct termios before, silent;
  char line[MAX_SECRET];
  char *secret = NULL;

  if (fd < 0 || tcgetattr (fd, &before) != 0)
    {
      if (fd >= 0)
        close (fd);
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "no terminal to ask on");
      return NULL;
    }
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (fd, TCSAFLUSH, &silent);
  dprintf (fd, "%s: ", question);
  if (read_line (fd, line, sizeof line))
    secret = g_strdup (line);
  else
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "nothing was typed");
  explicit_bzero (line, sizeof line);
  tcsetattr (fd, TCSAFLUSH, &before);
  dprintf (fd, "\n");
  close (fd);
  return secret;
}
