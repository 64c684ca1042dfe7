#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

// What compilers and the tools around them say where the machine speaks German or Chinese. The words are
// those of glibc, gcc, bash, make, git and apt of Debian 12, and of OpenJDK 17 (zh_CN).
inline constexpr Rule translated[] = {
    {.id = "translated.compile",
     .tool = "gcc/javac",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = ": Fehler: \n"
                ": schwerwiegender Fehler: \n"
                ": 错误\n"
                ": 致命错误",
     .regex =
         R"(^(?<file>[^\s:]+):(?<line>\d+):(?:(?<col>\d+):)? (?:(?:schwerwiegender )?Fehler: |(?:致命)?错误(?:：|: ))(?<msg>.+))",
     .block = Block::compiler,
     .matches = "total.c:1:20: Fehler: »y« nicht deklariert (erste Verwendung in dieser Funktion)\n"
                "total.c:1:10: schwerwiegender Fehler: no.h: Datei oder Verzeichnis nicht gefunden\n"
                "total.c:1:20: 错误：‘y’未声明(在此函数内第一次使用)\n"
                "total.c:1:10: 致命错误：no.h：没有那个文件或目录\n"
                "Total.java:1: 错误: 找不到符号",
     .rejects = "make: *** [Makefile:2: all] Fehler 1\n"
                "make: *** [Makefile:2：all] 错误 1"},
    {.id = "translated.make",
     .tool = "make",
     .type = "MakeError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = ": *** Keine Regel\n"
                ": *** 没有规则",
     .regex = R"(^\S*make(?:\[\d+\])?: \*\*\* (?<msg>(?:Keine Regel|没有规则).*))",
     .matches = "make: *** Keine Regel, um „nix“ zu erstellen.  Schluss.\n"
                "make: *** 没有规则可制作目标“nix”。 停止。",
     .rejects = "make: *** [Makefile:2: all] Fehler 1"},
    {.id = "translated.exit",
     .tool = "make",
     .type = "ExitCode",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "] Fehler \\d\n"
                "] 错误 \\d",
     .regex = R"(^\S*make(?:\[\d+\])?: \*\*\* \[.+\] (?:Fehler|错误) (?<code>\d+))",
     .matches = "make: *** [Makefile:2: all] Fehler 1\n"
                "make: *** [Makefile:2：all] 错误 1",
     .rejects = "make: *** Keine Regel, um „nix“ zu erstellen.  Schluss."},
    {.id = "translated.notfound",
     .tool = "sh",
     .type = "CommandNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 78,
     .anchors = ": Kommando nicht gefunden\n"
                ": 未找到命令",
     .regex =
         R"(^(?:(?<file>\S+): (?:Zeile|行) (?<line>\d+): )?(?<msg>\S+: (?:Kommando nicht gefunden|未找到命令)))",
     .matches = "bash: Zeile 1: cart: Kommando nicht gefunden.\n"
                "bash: 行 1: cart: 未找到命令",
     .rejects = "Das Kommando nicht gefunden zu haben, ist kein Fehler"},
    {.id = "translated.syntax",
     .tool = "sh",
     .type = "ShellSyntaxError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = ": Syntaxfehler\n"
                "有语法错误",
     .regex = R"(^(?<file>\S+): (?:Zeile|行) (?<line>\d+): (?<msg>Syntaxfehler.*|.*有语法错误.*))",
     .matches = "deploy.sh: Zeile 1: Syntaxfehler beim unerwarteten Symbol »newline«\n"
                "deploy.sh: 行 1: 未预期的记号 \"newline\" 附近有语法错误",
     .rejects = "deploy.sh: Zeile 1: `<<'"},
    {.id = "translated.nofile",
     .tool = "libc",
     .type = "FileNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 66,
     .anchors = "Datei oder Verzeichnis nicht gefunden$\n"
                "没有那个文件或目录$",
     .regex = R"(^(?<msg>\S+[:：].*(?:Datei oder Verzeichnis nicht gefunden|没有那个文件或目录))$)",
     .matches =
         "cp: der Aufruf von stat für 'prices.txt' ist nicht möglich: Datei oder Verzeichnis nicht gefunden\n"
         "cp: 对 'prices.txt' 调用 stat 失败: 没有那个文件或目录\n"
         "tar: cart.tar：无法 open: 没有那个文件或目录",
     .rejects = "Datei oder Verzeichnis nicht gefunden"},
    {.id = "translated.denied",
     .tool = "libc",
     .type = "PermissionDenied",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 74,
     .anchors = ": Keine Berechtigung$\n"
                ": 权限不够$",
     .regex = R"(^(?<msg>\S+: .*(?:Keine Berechtigung|权限不够))$)",
     .matches = "cat: /etc/shadow: Keine Berechtigung\n"
                "cat: /etc/shadow: 权限不够",
     .rejects = "Sie haben hier keine Berechtigung"},
    {.id = "translated.disk",
     .tool = "kernel",
     .type = "DiskFull",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 96,
     .anchors = ": Auf dem Gerät ist kein Speicherplatz\n"
                ": 设备上没有空间",
     .regex = R"((?<msg>\S.*: (?:Auf dem Gerät ist kein Speicherplatz mehr verfügbar|设备上没有空间)))",
     .matches = "dd: Schreiben in '/dev/full': Auf dem Gerät ist kein Speicherplatz mehr verfügbar\n"
                "dd: 写入 '/dev/full': 设备上没有空间",
     .rejects = "Auf dem Gerät ist noch Speicherplatz verfügbar"},
    {.id = "translated.conn",
     .tool = "network",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 78,
     .anchors = "Verbindungsaufbau abgelehnt\n"
                "拒绝连接",
     .regex = R"((?<msg>.*[:：] ?(?:Verbindungsaufbau abgelehnt|拒绝连接).*))",
     .matches = "Verbindungsaufbau zu 127.0.0.1:9 … fehlgeschlagen: Verbindungsaufbau abgelehnt.\n"
                "正在连接 127.0.0.1:9... 失败：拒绝连接。",
     .rejects = "Der Verbindungsaufbau abgelehnter Gäste"},
    {.id = "translated.segv",
     .tool = "sh",
     .type = "Segfault",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "段错误",
     .regex = R"(^(?:(?<file>\S+): 第 (?<line>\d+) 行：\s*\d+ )?(?<msg>段错误.*))",
     .matches = "bash: 第 70 行：31628 段错误               bash -c 'kill -SEGV $$'\n"
                "段错误",
     .rejects = "修复了段错误"},
    {.id = "translated.conflict",
     .tool = "git",
     .type = "MergeConflict",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "KONFLIKT (\n"
                "冲突（",
     .regex =
         R"(^(?:KONFLIKT \([^)]+\): (?<msg>Merge-Konflikt in (?<file>.+))|冲突（.+?）：(?<msg>合并冲突于 (?<file>.+))))",
     .matches = "冲突（内容）：合并冲突于 src/app.yml\n"
                "KONFLIKT (Inhalt): Merge-Konflikt in src/app.yml",
     .rejects = "没有冲突"},
    {.id = "translated.git",
     .tool = "git",
     .type = "GitError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Kein Git-Repository\n"
                "不是 git 仓库",
     .regex = R"(^(?:Schwerwiegend: |致命错误：)(?<msg>Kein Git-Repository.*|不是 git 仓库.*))",
     .matches = "Schwerwiegend: Kein Git-Repository (oder irgendeines der Elternverzeichnisse): .git\n"
                "致命错误：不是 git 仓库（或者任何父目录）：.git",
     .rejects = "Hier ist Kein Git-Repository"},
    {.id = "translated.apt",
     .tool = "apt",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 78,
     .anchors = "E: Paket \n"
                "E: 无法定位软件包",
     .regex = R"(^E: (?<msg>Paket .+ kann nicht gefunden werden.*|无法定位软件包.*))",
     .matches = "E: Paket cart-total kann nicht gefunden werden.\n"
                "E: 无法定位软件包 cart-total",
     .rejects = "E: Paket cart"},
};

}  // namespace cicd::analysis::rules
