import { favicon } from '../../src/signals/favicon.ts';
import { signalContract } from '../contract/signal.contract.ts';

signalContract(favicon);
