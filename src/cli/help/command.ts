import { Command } from 'commander';
import { describePage, type HelpPage } from './page.ts';
import { belowOptions, helpWidth } from './text.ts';

/** A command whose help is as wide as the terminal and ends with its page; it throws instead of ending the process. */
export function helpfulCommand(name: string, page: Partial<HelpPage>): Command {
  const width = helpWidth();
  const command: Command = new Command(name)
    .helpOption('-h, --help', 'show this help')
    .showSuggestionAfterError()
    .exitOverride()
    .configureHelp({ helpWidth: width, minWidthToWrap: 20 })
    .addHelpText('after', () => belowOptions(command, width));
  describePage(command, page);
  return command;
}
